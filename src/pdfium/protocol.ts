/** What a thread is asked and what it says. Must not know who asks. */
import type { PrepareOptions } from '../pdf/index.js';
import type { MeasureAsks } from './canonicalise.js';
import type { Apart, Copy, Measured } from './prepared.js';
import type { Part } from './read.js';
import type { ReadingPart } from './reading.js';
import type { Canonical, Inspection, Outcome, Picture, Question } from './types.js';

/** By kind: what is asked besides the bytes, and what comes back. */
export interface Questions {
  readonly canonicalise: { readonly asks: object; readonly answer: Canonical };
  readonly copy: { readonly asks: object; readonly answer: Copy };
  /** Of a sound file. */
  readonly measure: {
    readonly asks: MeasureAsks;
    readonly answer: Measured;
  };
  /** Likewise. */
  readonly 'take-apart': {
    readonly asks: { readonly options: PrepareOptions };
    readonly answer: Apart;
  };
  readonly inspect: { readonly asks: object; readonly answer: Inspection };
  readonly read: {
    readonly asks: { readonly question: Question; readonly part: Part };
    readonly answer: ReadingPart;
  };
  readonly render: {
    readonly asks: { readonly sheet: number; readonly scale: number };
    readonly answer: Picture;
  };
}

export type Kind = keyof Questions;

export type Request = {
  readonly [K in Kind]: {
    readonly kind: K;
    readonly bytes: Uint8Array<ArrayBuffer>;
  } & Questions[K]['asks'];
}[Kind];

export type Answer = {
  readonly [K in Kind]: { readonly kind: K; readonly outcome: Outcome<Questions[K]['answer']> };
}[Kind];
