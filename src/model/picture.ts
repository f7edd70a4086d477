/** A picture that is a paper of its own, as it lies on its pages. */

/** How a document that is a picture is printed: shrunk to an A4 page, or as large as it really is. */
export type PictureFit = 'page' | 'size';

export const pictureFits = ['page', 'size'] as const satisfies readonly PictureFit[];

/** One page with one picture on it. In millimetres; x and y from the upper left corner of the page. */
export interface PictureSheet {
  readonly page: { readonly width: number; readonly height: number };
  readonly picture: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** The pages of a picture document, ready to be rendered. */
export interface PicturePaper {
  readonly sheets: readonly (PictureSheet & {
    /** Where the page looks for the picture. */
    readonly address: string;
    readonly text: string;
  })[];
}

/** Where a damaged picture stops making sense: what it says of itself, or what it shows. */
export type BrokenPart = 'header' | 'pixels';
