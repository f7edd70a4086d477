/** Looks at what a document holds besides what is seen of it. Must not know what for. */

import { earlierRevisions, inspectObjects } from '../pdf/index.js';
import { copyOf } from './canonicalise.js';
import { withDocument, withPage } from './document.js';
import type { Engine } from './engine.js';
import { type Edges, type Geometry, readGeometry } from './geometry.js';
import { linesOf, readLetters } from './letters.js';
import { piecesOf } from './pieces.js';
import { type DrawnObject, readScene } from './scene.js';
import type { Inspection, Outcome, PageInspection } from './types.js';
import { findUnseen } from './unseen.js';

const unopened: PageInspection = {
  width: 0,
  height: 0,
  lines: [],
  unseen: [],
  pictured: 0,
  unopened: true,
};

/** `step` is called as the work gets on. Pages that cannot be opened are left out of no list: they say so. */
export function inspect(engine: Engine, bytes: Uint8Array, step: () => void): Outcome<Inspection> {
  return withDocument(engine, bytes, (document): Outcome<Inspection> => {
    // Before anything is drawn, which may change the document.
    const copy = copyOf(engine, document);
    step();
    const objects = copy && inspectObjects(copy, step);
    const pages: PageInspection[] = [];
    for (let index = 0; index < document.pageCount; index += 1) {
      const page = withPage(engine, document, index, (handle) => inspectPage(engine, handle, step));
      pages.push(page ?? unopened);
      step();
    }
    return {
      ok: true,
      value: {
        pages,
        revisions: earlierRevisions(bytes),
        ...(objects === undefined ? {} : { objects }),
      },
    };
  });
}

function inspectPage(engine: Engine, page: number, step: () => void): PageInspection {
  const geometry = readGeometry(engine, page);
  const { width, height } = geometry;
  const letters = readLetters(engine, page);
  const scene = readScene(engine, page);
  const pieces = piecesOf(letters, geometry);
  return {
    width,
    height,
    lines: linesOf(letters, geometry),
    ...(pieces.length === 0 ? {} : { pieces }),
    // Last: it changes the page that is open.
    unseen: findUnseen(engine, page, geometry, scene, letters, step),
    pictured: pictured(scene, geometry),
  };
}

function pictured(scene: readonly DrawnObject[], page: Geometry): number {
  const shares = scene.map((one) =>
    one.kind === 'area' && one.picture ? visibleArea(one.edges, page) : 0,
  );
  return shares.reduce((most, one) => Math.max(most, one), 0) / (page.width * page.height);
}

function visibleArea(edges: Edges, page: Geometry): number {
  const across = Math.min(edges.right, page.right) - Math.max(edges.left, page.left);
  const along = Math.min(edges.top, page.top) - Math.max(edges.bottom, page.bottom);
  return Math.max(0, across) * Math.max(0, along);
}
