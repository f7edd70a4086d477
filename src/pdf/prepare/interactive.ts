/**
 * Everything of a document that a reader can do something with (ISO 32000-2, 12): links, bookmarks, comments, form
 * fields, layers. Chosen first, so that the structure can be told what there is, and written after it.
 */
import type { Census, PieceFacts } from '../piece/piece.js';
import {
  type ChosenAnnotations,
  chooseAnnotations,
  type WrittenAnnotation,
} from './annotations.js';
import type { Context } from './context.js';
import { readDestinations } from './destinations.js';
import { loseDocumentParts } from './document-parts.js';
import { readForm } from './forms.js';
import { readLayers } from './layers.js';
import { namedPlaces, readNames } from './names.js';
import { readOutline } from './outline.js';

type Counts = Pick<Census, 'links' | 'outline' | 'fields' | 'annotations'>;

export interface Interactive extends Pick<ChosenAnnotations, 'onPage' | 'standsFor' | 'looks'> {
  readonly before: Counts;
  readonly after: Counts;
  /** Writes it. `keyOf` answers the parent-tree key of an annotation that is content of a structure element. */
  readonly write: (keyOf: (object: number) => number | undefined) => WrittenInteractive;
}

export interface WrittenInteractive {
  readonly facts: InteractiveFacts;
  readonly annotations: readonly WrittenAnnotation[];
}

export type InteractiveFacts = Pick<
  PieceFacts,
  'names' | 'outline' | 'layers' | 'form' | 'comments' | 'unseenFields'
>;

export function readInteractive(context: Context): Interactive {
  const destinations = readDestinations(context, readNames(context));
  const annotations = chooseAnnotations(context, destinations);
  const form = readForm(context, annotations.widgets);
  const outline = readOutline(context, destinations);
  loseDocumentParts(context);
  return {
    onPage: annotations.onPage,
    standsFor: annotations.standsFor,
    looks: annotations.looks,
    before: { ...annotations.before, outline: outline.before, fields: form.before },
    after: { ...annotations.after, outline: outline.after, fields: form.after },
    write(keyOf) {
      const written = annotations.write(keyOf, form.fieldOf);
      const ownForm = form.write();
      const layers = readLayers(context);
      const facts = {
        names: namedPlaces(context, destinations),
        outline: outline.nodes,
        ...(layers && { layers }),
        ...(ownForm && { form: ownForm }),
        comments: annotations.comments,
        unseenFields: form.unseen,
      };
      return { facts, annotations: written };
    },
  };
}
