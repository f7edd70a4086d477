/** How an annotation looks on the page (ISO 32000-2, 12.5.5). Must not know what kind of annotation it is. */
import { type Dict, dict, isDict, Name, Stream, type Value } from '../objects/values.js';
import { objectSlot } from '../piece/build.js';
import type { PdfFile } from '../read/open.js';
import type { Context } from './context.js';

/** Annotation flags (table 167). */
const hidden = 1 << 1;
const noView = 1 << 5;

/** Neither on the page nor to be found by a reader, whatever it holds. */
export function isHidden(file: PdfFile, annotation: Dict): boolean {
  const flags = file.get(annotation.get('F'));
  return typeof flags === 'number' && (flags & (hidden | noView)) !== 0;
}

/** It has appearances, though perhaps none for the state that it is in. */
export function hasAppearances(file: PdfFile, annotation: Dict): boolean {
  const normal = file.get(normalOf(file, annotation));
  return isDict(normal) || normal instanceof Stream;
}

/** The state that it is in. A check box without AS is in the one that its value names, as PDFium has it. */
function stateOf(file: PdfFile, annotation: Dict, states: Dict, value: Value): Name {
  const written = file.get(annotation.get('AS'));
  if (written instanceof Name) return written;
  return value instanceof Name && states.has(value.text) ? value : Name.of('Off');
}

/** A box has two; a group of radio buttons has as many as it has buttons. */
const mostStates = 100;

/** The pictures that come along: that of the state that it is in, or of all states where it can be switched. */
export function looksOf(file: PdfFile, annotation: Dict, canBeSwitched: boolean): readonly Value[] {
  const written = normalOf(file, annotation);
  const normal = file.get(written);
  if (!isDict(normal)) return [written];
  if (canBeSwitched) return [...normal.values()];
  return [normal.get(stateOf(file, annotation, normal, null).text) ?? null];
}

export interface Appearances {
  /** AP with the one picture that the page shows: not those for the mouse, nor those of other states. */
  readonly shown: (annotation: Dict) => Dict;
  /** AP and AS with the pictures of all states, so that it can be switched. `value` is the field's. */
  readonly all: (annotation: Dict, value: Value) => Dict;
}

export function openAppearances({ file, builder, copier }: Context): Appearances {
  /** States by the dictionary in the source: many fields may have one in common. */
  const known = new Map<Dict, Value>();
  const statesOf = (states: Dict): Value => {
    const before = known.get(states);
    if (before !== undefined) return before;
    const copy: Dict = new Map();
    for (const [state, picture] of states) {
      const copied = file.get(picture) instanceof Stream ? copier.copy(picture) : null;
      if (copied !== null) copy.set(state, copied);
    }
    // Poppler does not follow a reference here. A dictionary of its own is for what is no form but an attack.
    const made = copy.size <= mostStates ? copy : objectSlot(builder.add(copy));
    known.set(states, made);
    return made;
  };
  return {
    shown(annotation) {
      const [picture = null] = looksOf(file, annotation, false);
      return file.get(picture) instanceof Stream ? look(copier.copy(picture)) : new Map();
    },
    all(annotation, value) {
      const written = normalOf(file, annotation);
      const normal = file.get(written);
      if (normal instanceof Stream) return look(copier.copy(written));
      if (!isDict(normal)) return new Map();
      const state = stateOf(file, annotation, normal, value);
      return dict({ AP: dict({ N: statesOf(normal) }), AS: state });
    },
  };
}

function look(normal: Value): Dict {
  return normal === null ? new Map() : dict({ AP: dict({ N: normal }) });
}

function normalOf(file: PdfFile, annotation: Dict): Value {
  const appearances = file.get(annotation.get('AP'));
  return isDict(appearances) ? (appearances.get('N') ?? null) : null;
}
