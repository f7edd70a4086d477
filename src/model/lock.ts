/** What a public pack was made from and came out as: the lock, as it lies beside pack.yaml. Of the public edition only. */
import type { PageRange } from './plan.js';

export interface Lock {
  readonly version: 1;
  readonly edition: 'public';
  readonly body: string;
  readonly date: string;
  readonly settings: LockedSettings;
  /** Versions by name: everything besides the sources that decides bytes. */
  readonly tools: Readonly<Record<string, string>>;
  /** In the order of their paths. */
  readonly inputs: readonly LockedInput[];
  readonly pages: LockedPages;
  readonly output: { readonly pdf: LockedFile; readonly map: LockedFile };
}

/** How the build was asked for, as far as that decides bytes. */
export interface LockedSettings {
  readonly linearize?: boolean;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: number;
}

/** A file that the pack is made from. One that is restricted in part has a hash of what the public edition takes from it. */
export interface LockedInput {
  /** Relative to the meeting folder, with forward slashes: "../../council.yaml". */
  readonly path: string;
  /** Of the item whose file or paper it is: its number. */
  readonly item?: string;
  /** In hexadecimal figures; of the file's bytes unless `of` says otherwise. */
  readonly sha256: string;
  readonly of?: 'public-part';
}

export interface LockedFile {
  readonly file: string;
  readonly sha256: string;
}

export interface LockedPages {
  readonly sheets: number;
  readonly lastLabel: string;
  readonly frontMatter: PageRange;
  readonly items: readonly LockedItem[];
}

export interface LockedItem {
  readonly number: string;
  readonly title: string;
  readonly access: 'public' | 'exempt' | 'confidential';
  readonly range: PageRange | null;
  readonly documents: readonly {
    readonly title: string;
    /** Relative to the meeting folder. */
    readonly source: string;
    readonly range: PageRange;
  }[];
}
