// Shows what pack tells (server-sent events): writes words as words, and keeps where one reads and where the focus is.
const find = (id) => document.getElementById(id);
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== undefined));
  return element;
};

let version;
let sheet = 1;
let isShown = false;

const pdfAt = (own) => `pack.pdf?v=${version}#page=${own}`;
const pictureOf = (own) => `page.png?v=${version}&sheet=${own}`;

function pageLink(own, label, ...content) {
  const link = make('a', { href: pdfAt(own), target: 'pdf' }, ...content);
  link.dataset.key = label;
  link.addEventListener('click', () => {
    sheet = own;
  });
  return link;
}

function tell({ severity, about, message, hints, place }) {
  const word = severity === 'error' ? 'Error' : 'Warning';
  return make(
    'div',
    { className: `told ${severity}` },
    make(
      'p',
      {},
      make('strong', { textContent: about ? `${word}, ${about}: ` : `${word}: ` }),
      message,
    ),
    ...hints.map((hint) => make('p', { textContent: hint })),
    place && make('p', { className: 'place', textContent: place }),
  );
}

const marks = { new: 'New since the issue', changed: 'Changed since the issue' };

function strip({ number, title, sheets }, open) {
  const all = make('details', { open: open.has(number) });
  all.dataset.item = number;
  const summary = make('summary', {
    textContent: sheets.length === 1 ? 'Its page' : `All ${sheets.length} pages`,
  });
  summary.setAttribute('aria-label', `${summary.textContent} of ${title}`);
  summary.dataset.key = `all ${number}`;
  const row = make('div', { className: 'strip' });
  const fill = () => {
    if (!all.open || row.hasChildNodes()) return;
    row.append(
      ...sheets.map((one) =>
        pageLink(
          one.sheet,
          `strip ${one.label}`,
          make('img', { src: pictureOf(one.sheet), alt: '', loading: 'lazy' }),
          one.label,
        ),
      ),
    );
  };
  all.addEventListener('toggle', fill);
  all.append(summary, row);
  fill();
  return all;
}

function entry(item, open) {
  const { number, title, pages, sheets, mark, told } = item;
  const [first] = sheets;
  const cover = make('div', { className: 'cover' });
  if (first) cover.append(make('img', { src: pictureOf(first.sheet), alt: '' }));
  const where = make('p', { className: 'pages' });
  if (first) where.append(pageLink(first.sheet, `item ${number}`, pages));
  else if (pages) where.append(make('span', { textContent: pages }));
  if (mark) where.append(make('span', { className: 'mark', textContent: marks[mark] }));
  return make(
    'li',
    {},
    cover,
    make(
      'div',
      {},
      make('h3', { textContent: number === '' ? title : `${number}. ${title}` }),
      where,
      first && strip(item, open),
    ),
    ...told.map(tell),
  );
}

function show(state) {
  const { phase, title, summary, pdf, items, told } = state;
  document.documentElement.dataset.phase = phase;
  document.title = `${phase === 'failed' ? 'Not made: ' : ''}${title}`;
  find('title').textContent = title;
  find('summary').textContent = phase === 'making' ? 'It is being made …' : summary;
  // What was shown stays until there is something else.
  if (phase === 'making' && isShown) return;
  isShown = true;
  const isNew = pdf !== version;
  version = pdf;
  const open = new Set(
    [...document.querySelectorAll('details[open]')].map((one) => one.dataset.item),
  );
  const key = document.activeElement?.dataset?.key;
  const agenda = find('agenda');
  const at = agenda.scrollTop;
  find('told').replaceChildren(...told.map(tell));
  find('items').replaceChildren(...items.map((item) => entry(item, open)));
  agenda.scrollTop = at;
  if (key)
    [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key)?.focus();
  find('alone').hidden = pdf === undefined;
  if (pdf === undefined || !isNew) return;
  find('whole').href = pdfAt(1);
  find('pdf').src = pdfAt(sheet);
}

const events = new EventSource('events');
events.addEventListener('message', ({ data }) => show(JSON.parse(data)));
events.addEventListener('error', () => {
  document.documentElement.dataset.phase = 'failed';
  find('summary').textContent = 'pack watch has ended: start it again';
});
