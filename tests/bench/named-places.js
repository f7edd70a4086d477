/** PDFs with many named destinations each, prepared into a cache and planned like the reports. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of one page with `names` names for places on it, and a link to each tenth. */
export function namedPlaces(seed, names) {
  const links = Array.from({ length: Math.floor(names / 10) }, (_, index) => ({
    num: 10 + index,
    body: `<</Type/Annot/Subtype/Link/Rect[50 ${700 - index * 20} 200 ${712 - index * 20}]/Border[0 0 0]/Contents(Place)/Dest(place-${index * 10})>>`,
  }));
  const list = Array.from({ length: names }, (_, index) => `place-${index}`)
    .sort()
    .map((name, index) => `(${name})[3 0 R/XYZ 0 ${800 - (index % 700)} null]`);
  const objects = [
    { num: 1, body: `<</Type/Catalog/Pages 2 0 R/Names<</Dests 4 0 R>>>>` },
    { num: 2, body: '<</Type/Pages/Kids[3 0 R]/Count 1>>' },
    {
      num: 3,
      body: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<<>>/Annots[${links.map(({ num }) => `${num} 0 R`).join(' ')}]>>`,
    },
    { num: 4, body: `<</Names[${list.join('')}]>>` },
    { num: 5, body: `<</Length 20>>stream\n0 0 ${String((seed % 90) + 10)} 10 re f   \nendstream` },
    ...links,
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map(({ num, body }) => {
    const at = file.length;
    file += `${num} 0 obj\n${body}\nendobj\n`;
    return { num, at };
  });
  const start = file.length;
  file += 'xref\n0 1\n0000000000 65535 f \n';
  for (const { num, at } of offsets) file += `${num} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  return `${file}trailer\n<</Root 1 0 R/Size ${10 + links.length}>>\nstartxref\n${start}\n%%EOF\n`;
}

/** Writes `count` of them where `prepare-reports.js` looks for its reports. */
export function writeNamedPlaces(work, count, names) {
  for (let index = 0; index <= count; index++) {
    writeFileSync(join(work, `report-${index}.pdf`), namedPlaces(index, names));
  }
}
