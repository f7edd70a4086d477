/**
 * Finds letters that are on a page and cannot be seen, by drawing the page with them and without them: where nothing
 * changes, nothing is seen. Then looks why. Must not know what that means for anybody.
 */
import { coveringAnnotations } from './annotations.js';
import { cutOff, type Located } from './cut-off.js';
import { drawPage } from './draw.js';
import type { Engine } from './engine.js';
import { type Edges, type Geometry, toReader } from './geometry.js';
import { around, type Letter } from './letters.js';
import type { DrawnArea, DrawnObject, DrawnText } from './scene.js';
import { isDark, type Likeness, looks, pixelsOf, type Sheet } from './sheet.js';
import { overlap, type Suspects, suspectsIn } from './suspects.js';
import type { Unseen, UnseenWhy } from './types.js';

/** Pixels along a point, less on pages larger than paper. */
const SCALE = 2;
const MOST_PIXELS = 8_000_000;

/** A picture of at least this share of the page is a scan, and the text with it what was recognised. */
const SCAN = 0.5;

/** What a picture shows where it hides a text, and has this much of its shape, says the same; other words have a third. */
const LIKE = 0.4;

/** Letters lower than this cannot be read, in points. */
const TINY = 1;

/** Fewer tiny letters in a row are marks of a drawing; fewer that are cut off say nothing. */
const WORD = 3;

/** Points beyond the edge of the page that still count as on it. */
const EDGE = 1;

export function findUnseen(
  engine: Engine,
  page: number,
  geometry: Geometry,
  scene: readonly DrawnObject[],
  letters: readonly Letter[],
  step: () => void,
): readonly Unseen[] {
  const whys = new Map<Letter, UnseenWhy>();
  const drawn = letters.filter((letter): letter is Located => letter.edges !== undefined);
  for (const letter of drawn) {
    if (isOutside(letter.edges, geometry)) whys.set(letter, 'outside');
    else if (isTiny(letter.edges)) whys.set(letter, 'size');
  }
  const covers = coveringAnnotations(engine, page);
  const { under, faint } = suspectsIn(scene, covers);
  const handles = new Set([...under, ...faint].map(({ handle }) => handle));
  const doubtful = drawn
    .filter(({ object, text }) => handles.has(object) && isWord(text))
    .filter((letter) => !whys.has(letter));
  if (doubtful.length > 0 && !geometry.hidden) {
    const found = draw(engine, page, geometry, scene, { under, faint }, doubtful, covers, step);
    for (const [letter, why] of found) whys.set(letter, why);
  }
  // What hides them says more than what cuts them off.
  const rest = drawn.filter((letter) => isWord(letter.text) && !whys.has(letter));
  for (const letter of cutOff(rest, scene)) whys.set(letter, 'clip');
  return grouped(letters, whys, geometry);
}

function draw(
  engine: Engine,
  page: number,
  geometry: Geometry,
  scene: readonly DrawnObject[],
  { under, faint }: Suspects,
  letters: readonly Located[],
  covers: readonly Edges[],
  step: () => void,
): readonly (readonly [Letter, UnseenWhy])[] {
  const { api } = engine;
  const { width, height } = geometry;
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
  const across = Math.max(1, Math.round(width * scale));
  const along = Math.max(1, Math.round(height * scale));
  const picture = (annotations: boolean): Sheet => {
    step();
    return drawPage(
      engine,
      page,
      across,
      along,
      (pixels) => ({
        pixels: pixels.slice(),
        across,
        along,
        scaleX: across / width,
        scaleY: along / height,
      }),
      annotations,
    );
  };
  const show = (objects: Iterable<DrawnObject>, shown: boolean): void => {
    for (const { handle } of objects) api.FPDFPageObj_SetIsActive(handle, shown);
  };
  const boxOf = (letter: Located) => toReader(geometry, letter.edges);

  const all = picture(true);
  const bare = covers.length === 0 ? all : picture(false);
  const suspects = new Map([...under, ...faint].map((text) => [text.handle, text]));
  const unseen: Located[] = [];
  // Words on a box must not be taken for those under it: one kind is taken away at a time.
  for (const kind of [faint, under]) {
    const members = new Set(kind.map(({ handle }) => handle));
    const asked = letters.filter(({ object }) => members.has(object));
    if (asked.length === 0) continue;
    show(kind, false);
    const without = picture(true);
    unseen.push(...asked.filter((letter) => looks.same(all, without, boxOf(letter))));
    if (kind === faint) show(kind, true);
  }
  if (unseen.length === 0) return [];
  const bareWithout = covers.length === 0 ? bare : picture(false);

  // Alone and in black, to tell letters that are hidden from those that have no shape at all.
  show(scene, false);
  show(suspects.values(), true);
  for (const handle of suspects.keys()) {
    api.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255);
    api.FPDFTextObj_SetTextRenderMode(handle, 0);
  }
  const alone = picture(false);
  const area = width * height;
  const areas = scene.filter((object): object is DrawnArea => object.kind === 'area');

  const shaped = unseen.filter((letter) => looks.inked(alone, boxOf(letter)));
  const said = saidAgain(
    shaped.map((letter) => [letter.object, looks.likeness(all, alone, boxOf(letter))]),
  );
  return shaped.flatMap((letter) => {
    const text = suspects.get(letter.object);
    const why = text && reasonOf(letter, text);
    return why === undefined ? [] : [[letter, why] as const];
  });

  function reasonOf(letter: Located, text: DrawnText): UnseenWhy | undefined {
    const { order, mode } = text;
    const box = boxOf(letter);
    if (bare !== all && !looks.same(bare, bareWithout, box)) return 'covered';
    const here = areas.filter(({ edges }) => overlap(edges, letter.edges));
    const last = here.findLast((one) => one.order > order && contains(one.edges, letter.edges));
    if (last !== undefined && !last.picture) {
      return isSaidAgain(text, scene) ? undefined : 'covered';
    }
    const ground = pixelsOf(all, box);
    const dark = ground.even && isDark(ground.first);
    if (here.some((one) => one.picture && sizeOf(one.edges) >= SCAN * area)) {
      return dark ? 'covered' : undefined;
    }
    // A picture of the very words is no box over them.
    if (last !== undefined) return said.has(letter.object) ? undefined : 'covered';
    if (mode === 3 || mode === 7) {
      return here.some((one) => one.picture) ? (dark ? 'covered' : undefined) : 'mode';
    }
    return dark ? 'covered' : 'colour';
  }
}

/** Keys of the texts whose unseen letters are seen all the same: taken together, since narrow letters alone say little. */
function saidAgain(
  letters: readonly (readonly [key: number, likeness: Likeness])[],
): ReadonlySet<number> {
  const sums = new Map<number, Likeness>();
  for (const [key, { both, either }] of letters) {
    const sum = sums.get(key) ?? { both: 0, either: 0 };
    sums.set(key, {
      both: sum.both + both,
      either: sum.either + either,
    });
  }
  const like = [...sums].filter(([, { both, either }]) => both > either * LIKE);
  return new Set(like.map(([key]) => key));
}

/** Some programs draw words once more on what they have drawn over them: a later text of the same extent. */
function isSaidAgain({ order, edges }: DrawnText, scene: readonly DrawnObject[]): boolean {
  return scene.some(
    (other) =>
      other.kind === 'text' &&
      other.order > order &&
      (['left', 'right', 'bottom', 'top'] as const).every(
        (side) => Math.abs(other.edges[side] - edges[side]) < EDGE,
      ),
  );
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isOutside({ left, right, bottom, top }: Edges, page: Geometry): boolean {
  const x = (left + right) / 2;
  const y = (bottom + top) / 2;
  return (
    x < page.left - EDGE || x > page.right + EDGE || y < page.bottom - EDGE || y > page.top + EDGE
  );
}

function isTiny({ left, right, bottom, top }: Edges): boolean {
  return Math.max(right - left, top - bottom) < TINY;
}

function sizeOf({ left, right, bottom, top }: Edges): number {
  return (right - left) * (top - bottom);
}

/** The centre of `inner`. */
function contains(outer: Edges, inner: Edges): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.bottom + inner.top) / 2;
  return x >= outer.left && x <= outer.right && y >= outer.bottom && y <= outer.top;
}

/** Runs of unseen letters on one line; white space, and signs that nobody looked at, do not part them. */
function grouped(
  letters: readonly Letter[],
  whys: ReadonlyMap<Letter, UnseenWhy>,
  geometry: Geometry,
): readonly Unseen[] {
  const groups: { why: UnseenWhy; letters: number; edges: Edges }[] = [];
  let open: (typeof groups)[number] | undefined;
  for (const letter of letters) {
    const { edges, text } = letter;
    if (text === '\n') open = undefined;
    if (edges === undefined || !isWord(text)) continue;
    const why = whys.get(letter);
    if (why === undefined) {
      open = undefined;
    } else if (open?.why === why) {
      open.letters += 1;
      open.edges = around(open.edges, edges);
    } else {
      open = { why, letters: 1, edges };
      groups.push(open);
    }
  }
  const told = groups.filter(
    ({ why, letters: count }) => (why !== 'size' && why !== 'clip') || count >= WORD,
  );
  return told.map(({ why, letters: count, edges }) => ({
    why,
    letters: count,
    box: toReader(geometry, edges),
  }));
}
