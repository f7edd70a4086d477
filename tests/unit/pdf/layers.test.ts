/** Layers that were hidden stay hidden, and are told of by their names. */
import { expect, it } from 'vitest';
import { prepareDocument } from './interactive-document.js';

const group = (title: string, more = '') => `<< /Type /OCG /Name (${title}) ${more} >>`;

/** Layers are 5, 6 and 7 in the document and 2, 3 and 4 in the piece. */
const prepareLayers = (configuration: string, further: readonly string[] = []) => {
  const properties = `/OCGs [5 0 R 6 0 R 7 0 R 5 0 R null]`;
  const { facts, fragment } = prepareDocument(
    { catalogue: `/OCProperties << ${properties} /D << ${configuration} >> >>` },
    [
      group('Plan'),
      group('Notes'),
      group('Ducts', '/Usage << /View << /ViewState /OFF >> /Print << /PrintState /ON >> >>'),
      ...further,
    ],
  );
  return { layers: facts.layers, fragment };
};

it('names the layers that are off, by the configuration or by themselves', () => {
  const { layers } = prepareLayers('/OFF [6 0 R]');
  expect(layers).toEqual({ all: [2, 3, 4], off: [3, 4], hidden: ['Notes', 'Ducts'] });
});

it('understands a configuration in which all are off but some', () => {
  const { layers } = prepareLayers('/BaseState /OFF /ON [5 0 R 7 0 R]');
  expect(layers?.hidden).toEqual(['Notes', 'Ducts']);
});

it('keeps how layers are listed, locked, and switched with each other', () => {
  const { layers, fragment } = prepareLayers(
    '/Order [(All) 5 0 R [6 0 R 7 0 R]] /Locked [5 0 R 99 0 R] /RBGroups [[5 0 R 6 0 R] [7 0 R]] /AS [<< /Event /Print /Category [/Print] /OCGs [7 0 R] /Private 1 >>]',
  );
  expect(fragment(layers?.order)).toBe('(All) 2 0 R [3 0 R 4 0 R]');
  expect(fragment(layers?.locked)).toBe('2 0 R');
  expect(fragment(layers?.exclusive)).toBe('[2 0 R 3 0 R]');
  expect(fragment(layers?.automatic)).toBe('<</Event /Print/Category [/Print]/OCGs [4 0 R]>>');
});

it('lists a list that is within itself once', () => {
  const { layers, fragment } = prepareLayers('/Order 8 0 R', [
    '[5 0 R 8 0 R 9 0 R 9 0 R]',
    '[6 0 R]',
  ]);
  expect(fragment(layers?.order)).toBe('2 0 R [3 0 R]');
});

it('has none where the document has none', () => {
  expect(prepareDocument({}).facts.layers).toBeUndefined();
  expect(
    prepareDocument({ catalogue: '/OCProperties << /OCGs [] >>' }).facts.layers,
  ).toBeUndefined();
});
