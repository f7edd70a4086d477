/**
 * The words of the graphics part of PDF: by kind of object, every key that ISO 32000-2 gives to it, and what may stand
 * there. The copier leaves all else behind, so that private data, metadata, files, scripts and words that nobody sees
 * have no way into a pack. Data and nothing else.
 */

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

/**
 * Keys of each kind, parted by spaces: `Key>kind` where a dictionary of a kind stands, perhaps in an array; `Key*`
 * where a stream may stand; `Key"` where words for people may, `Key=` where another string may. The key `?` is any
 * that the document chooses.
 */
const filters = 'Filter DecodeParms>parameters';
const simpleFont =
  'Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor>descriptor Encoding*>encoding ToUnicode*';
const dictionaries = {
  // Numbers, names and arrays of these.
  plain: '',
  // Words that are shown or read out: what annotations and fields hold.
  words: '',
  // 7.8.3. ProcSet is obsolete.
  resources:
    'ExtGState>states ColorSpace*>colours Pattern>patterns Shading>shadings XObject>xObjects Font>fonts Properties>lists',
  states: '?>state',
  colours: '?*>colour',
  patterns: '?*>pattern',
  shadings: '?*>shading',
  xObjects: '?*',
  fonts: '?>font',
  lists: '?>list',
  // 7.4.
  parameters:
    'Type Name Predictor Colors Columns BitsPerComponent EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock ' +
    'BlackIs1 DamagedRowsBeforeError JBIG2Globals* ColorTransform',
  // 7.10, functions without a stream: table 38 to 41.
  function: 'FunctionType Domain Range C0 C1 N Functions*>function Bounds Encode',
  // 8.4.5, table 57.
  state:
    'Type LW LC LJ ML D RI OP op OPM Font>font BG*>function BG2*>function UCR*>function UCR2*>function ' +
    'TR*>function TR2*>function HT*>halftone FL SM SA BM SMask>mask CA ca AIS TK UseBlackPtComp HTO',
  // 8.6: of CIE-based spaces, and what DeviceN says of its colourants.
  colour:
    'WhitePoint BlackPoint Gamma Matrix Range Subtype Alternate*>colour Colorants>colorants Process>colour ' +
    'ColorSpace*>colour Components MixingHints>colour Solidities>numbers PrintingOrder DotGain>functions',
  // Of DeviceN, and no list of names that content uses.
  colorants: '?*>colour',
  numbers: '?',
  functions: '?*>function',
  // 8.7.3, 8.7.4.
  pattern: 'Type PatternType Shading*>shading Matrix ExtGState>state',
  shading:
    'ShadingType ColorSpace*>colour Background BBox AntiAlias Coords Domain Matrix Function*>function Extend',
  // 8.11 and 14.6.2. Of a layer's usage only what concerns printing: the rest is settled in the configuration.
  list: 'Type Subtype Name" Intent Usage>usage OCGs>list P VE>list MCID ActualText" Alt" E" Lang" Attached BBox',
  usage: 'Print>usage PrintState Subtype',
  // 9.6 to 9.10. CharSet and CIDSet are deprecated, and what they list is often not what there is.
  font: `${simpleFont} DescendantFonts>descendant`,
  descendant:
    'Type Subtype BaseFont FontDescriptor>descriptor CIDSystemInfo>system DW W DW2 W2 CIDToGIDMap*',
  // 9.6.4: only glyphs that are content have resources.
  type3: `${simpleFont} FontBBox FontMatrix CharProcs>glyphs Resources>resources`,
  glyphs: '?*',
  encoding: 'Type BaseEncoding Differences',
  system: 'Registry= Ordering= Supplement',
  descriptor:
    'Type FontName FontFamily= FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight ' +
    'XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile* FontFile2* FontFile3* Style>style Lang FD>descriptors',
  descriptors: '?>descriptor',
  style: 'Panose=',
  // 10.6: also by colourant.
  halftone:
    'Type HalftoneType Frequency Angle SpotFunction*>function AccurateScreens TransferFunction*>function ' +
    'Default*>halftone Cyan*>halftone Magenta*>halftone Yellow*>halftone Black*>halftone Gray*>halftone ' +
    'Red*>halftone Green*>halftone Blue*>halftone',
  // 11.5.2, 11.6.6.
  mask: 'Type S G* BC TR*>function',
  group: 'Type S CS*>colour I K',
  // 12.5.4, 12.5.6.22: borders and fixed prints of annotations.
  border: 'Type W S D I Matrix H V',
} as const;

const streams = {
  // 8.10.2. Name is obsolete, and so it is below.
  form: `Type Subtype FormType BBox Matrix Resources>resources Group>group OC>list ${filters}`,
  // 8.9.5.
  image:
    'Type Subtype Width Height ColorSpace*>colour BitsPerComponent Intent ImageMask Mask* Decode Interpolate SMask* ' +
    `SMaskInData Matte OC>list ${filters}`,
  // 8.7.3.1.
  cell: `Type PatternType PaintType TilingType BBox XStep YStep Resources>resources Matrix ${filters}`,
  // 8.7.4.5.
  mesh:
    'ShadingType ColorSpace*>colour Background BBox AntiAlias Domain Matrix Function*>function BitsPerCoordinate ' +
    `BitsPerComponent BitsPerFlag Decode VerticesPerRow ${filters}`,
  // 7.10.2, 7.10.5.
  sampled: `FunctionType Domain Range Size BitsPerSample Order Encode Decode ${filters}`,
  // 10.6.5.
  threshold: `Type HalftoneType Width Height Width2 Height2 Xsquare Ysquare TransferFunction*>function ${filters}`,
  // 8.6.5.5 (profiles), 9.7.5 (CMaps), 9.9 (font programs); content, glyphs and tables have nothing but filters.
  data: `Type Subtype N Range Alternate*>colour CMapName CIDSystemInfo>system WMode UseCMap* Length1 Length2 Length3 ${filters}`,
} as const;

export type Kind = keyof typeof dictionaries | keyof typeof streams;

/** What may stand in a place: a dictionary of a kind; strings and streams where they are allowed. */
export interface Spot {
  readonly kind: Kind;
  /** Whether a string may stand there: words for people (7.9.2.2), or bytes that mean something else. */
  readonly text: 'words' | 'bytes' | undefined;
  readonly stream: boolean;
}

function spotsOf(line: string): ReadonlyMap<string, Spot> {
  const entries = line.split(' ').map((written): readonly [string, Spot] => {
    const [, key = '', marks = '', kind = 'plain'] =
      /^([^*"=>]*)([*"=]?)>?(.*)$/.exec(written) ?? [];
    const text = marks === '"' ? 'words' : marks === '=' ? 'bytes' : undefined;
    const spot: Spot = { kind: (kind || 'plain') as Kind, text, stream: marks === '*' };
    return [key, spot];
  });
  return new Map(entries);
}

const spots = new Map(
  Object.entries({ ...dictionaries, ...streams }).map(([kind, line]) => [kind, spotsOf(line)]),
);

/** What may stand under a key of a dictionary or stream; undefined where nothing may. */
export function spotIn(kind: Kind, key: string): Spot | undefined {
  const known = spots.get(kind);
  return known?.get(key) ?? known?.get('?');
}

/** What an object may be that nothing above says more of. */
export function spotFor(kind: Kind): Spot {
  return { kind, text: kind === 'words' ? 'words' : undefined, stream: true };
}

/** Dictionaries of names that content may leave unused: those of resources. */
export const listsOfNames: ReadonlySet<Kind> = new Set<Kind>([
  'states',
  'colours',
  'patterns',
  'shadings',
  'xObjects',
  'fonts',
  'lists',
]);
