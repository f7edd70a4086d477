/** Going through trees: each node before what is in it, and what a visit changes on its way. */
import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { eachElement, eachNode, eachOf, readTree } from '../../../src/markdown/index.js';

const tree = (): Root => readTree('# a *b*\n\nc\n\n- d\n- e\n');

test('every node comes before what is in it, with its place', () => {
  const seen: string[] = [];
  eachNode(tree(), (node, index, parent) => {
    seen.push(`${parent?.type ?? ''}/${index ?? ''}/${node.type}`);
    return undefined;
  });
  expect(seen).toEqual([
    '//root',
    'root/0/heading',
    'heading/0/text',
    'heading/1/emphasis',
    'emphasis/0/text',
    'root/1/paragraph',
    'paragraph/0/text',
    'root/2/list',
    'list/0/listItem',
    'listItem/0/paragraph',
    'paragraph/0/text',
    'list/1/listItem',
    'listItem/0/paragraph',
    'paragraph/0/text',
  ]);
});

test('a visit says where to go on, past what it put there', () => {
  const own = tree();
  const seen: number[] = [];
  eachOf(own, 'paragraph', (paragraph, index = 0, parent) => {
    seen.push(index);
    parent?.children.splice(index, 1, paragraph as never, { ...paragraph } as never);
    return index + 2;
  });
  expect(seen).toEqual([1, 0, 0]);
  expect(own.children.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'paragraph',
    'list',
  ]);
});

test('what took the place of an element is gone through', () => {
  const element = (tagName: string, ...children: HtmlRoot['children']) =>
    ({ type: 'element', tagName, properties: {}, children }) as HtmlRoot['children'][number];
  const root: HtmlRoot = {
    type: 'root',
    children: [element('a', element('b', element('i'))), element('p')],
  };
  const seen: string[] = [];
  eachElement(root, ({ tagName, children }, index, parent) => {
    seen.push(tagName);
    if (tagName !== 'a' || parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1, ...children);
    return index;
  });
  expect(seen).toEqual(['a', 'b', 'i', 'p']);
});
