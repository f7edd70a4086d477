/**
 * The words of the graphics part of PDF: every key that ISO 32000-2 gives to what a page is drawn with. The
 * copier leaves any other behind, so that private data, metadata, files and scripts have no way into a pack.
 */

const words = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' '));

/** Keys by the clause that defines them. */
export const drawingKeys: ReadonlySet<string> = new Set([
  // 7.3.8, 7.4: streams and filters. Length is written anew; F, FFilter and FDecodeParms name a file.
  ...words('Type Subtype Name Filter DecodeParms Predictor Colors Columns EarlyChange K EndOfLine'),
  ...words('EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals'),
  ...words('ColorTransform'),
  // 7.8.3: resources.
  ...words('Resources ExtGState ColorSpace Pattern Shading XObject Font ProcSet Properties'),
  // 7.10: functions.
  ...words(
    'FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Functions Bounds',
  ),
  // 8.4.5: graphics state.
  ...words('LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK'),
  ...words('UseBlackPtComp HTO'),
  // 8.6: colour spaces.
  ...words('WhitePoint BlackPoint Gamma Matrix Alternate Colorants Process MixingHints Components'),
  ...words('Solidities PrintingOrder DotGain'),
  // 8.7: patterns and shadings.
  ...words('PatternType PaintType TilingType BBox XStep YStep ShadingType Background AntiAlias'),
  ...words('Function Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow'),
  // 8.9, 8.10: images and forms.
  ...words('Width Height Intent ImageMask Mask Interpolate SMaskInData OC FormType Group'),
  // 8.11: optional content. Only what concerns printing of the usage: the rest is settled in the configuration.
  ...words('OCGs P VE Usage Print PrintState Event Category'),
  // 9.5 to 9.10: fonts. CharSet and CIDSet are deprecated, and what they list is often not what there is.
  ...words(
    'BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode FontBBox FontMatrix',
  ),
  ...words('CharProcs DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap Registry Ordering'),
  ...words(
    'Supplement BaseEncoding Differences CMapName WMode UseCMap FontName FontFamily FontStretch',
  ),
  ...words(
    'FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth',
  ),
  ...words('MaxWidth MissingWidth FontFile FontFile2 FontFile3 Style Panose Lang FD'),
  ...words('Length1 Length2 Length3'),
  // 10.6: halftones.
  ...words(
    'HalftoneType HalftoneName Frequency Angle SpotFunction AccurateScreens TransferFunction',
  ),
  ...words('Width2 Height2 Xsquare Ysquare'),
  // 11.4 to 11.6: transparency.
  ...words('S CS I G BC TR Matte'),
  // 12.5, 12.6: borders, appearances and addresses of annotations.
  ...words('URI H V'),
  // 14.6 to 14.9: what marked content says of itself.
  ...words('MCID ActualText Alt E Attached'),
]);

/** Keys whose value is a dictionary in which the document chooses the keys itself. */
export const keysOfNames: ReadonlySet<string> = new Set(
  words('CharProcs Colorants Solidities DotGain HT FD'),
);

/** Keys of a resource dictionary; in each, the document chooses the names (7.8.3). */
export const resourceKinds = [
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'XObject',
  'Font',
  'Properties',
] as const;

export type ResourceKind = (typeof resourceKinds)[number];

export function isResourceKind(key: string): key is ResourceKind {
  return (resourceKinds as readonly string[]).includes(key);
}
