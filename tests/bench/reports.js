/** Reports that the bench prints itself: headings, tables, links and pictures, the same ones every time. */
import { deflateSync } from 'node:zlib';

const words =
  'council officers report children services budget review members panel recommendation quarter performance placement social work carers education health transport highways consultation residents decision policy statutory duty improvement inspection funding'.split(
    ' ',
  );

/** A generator of numbers from 0 to 1 that always gives the same ones. */
function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** HTML of a report with about `pages` pages. */
export function report(seed, pages) {
  const next = numbersFrom(seed * 7919 + 1);
  const word = () => words[Math.floor(next() * words.length)] ?? '';
  const sentence = (length) => {
    const text = Array.from({ length }, word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences) =>
    Array.from({ length: sentences }, () => sentence(9 + Math.floor(next() * 9))).join(' ');
  const section = (page) => `
<h2 id="s${page}">${page + 1}. ${sentence(5)}</h2>
<p>${paragraph(5)} See <a href="#s${(page * 7) % pages}">section ${((page * 7) % pages) + 1}</a> and
<a href="https://example.org/${seed}/${page}">the published figures</a>.</p>
<h3>${sentence(4)}</h3>
<ul>${Array.from({ length: 4 }, () => `<li>${sentence(8)}</li>`).join('')}</ul>
<table><thead><tr><th scope="col">Measure</th>${[1, 2, 3, 4].map((q) => `<th scope="col">Q${q}</th>`).join('')}</tr></thead>
<tbody>${Array.from(
    { length: 8 },
    () =>
      `<tr><th scope="row">${word()} ${word()}</th>${Array.from({ length: 4 }, () => `<td>${Math.floor(next() * 1000)}</td>`).join('')}</tr>`,
  ).join('')}</tbody></table>
${page % 5 === 0 ? `<p><img src="${picture(next)}" alt="${sentence(6)}" width="300" height="120"></p>` : ''}
<p>${paragraph(6)}</p>`;
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Report ${seed}</title>
<style>body{font:11pt/1.4 sans-serif}table{border-collapse:collapse;width:100%}td,th{border:1px solid #666;padding:2pt}
h2{break-before:page}h1+h2,h2:first-of-type{break-before:auto}</style></head>
<body><h1>Report ${seed}</h1>${Array.from({ length: pages }, (_, page) => section(page)).join('')}</body></html>`;
}

/** A small PNG of coloured noise, as an address. */
function picture(next) {
  const [width, height] = [60, 24];
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let at = 0; at < rows.length; at++) {
    rows[at] = at % (1 + width * 3) === 0 ? 0 : Math.floor(next() * 256);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const png = Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts]);
  return `data:image/png;base64,${png.toString('base64')}`;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc(body), body.length + 4);
  return whole;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
