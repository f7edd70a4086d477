/** A small document with something of everything that a file can hold, as objects that a test can spoil. */
import { streamOf } from './pdf-maker.js';

export const richTrailer = '/Root 1 0 R';

const content = [
  '/P<</MCID 0>>BDC BT /F 12 Tf 72 700 Td (Sluices) Tj ET EMC',
  '/OC /Layer BDC 0 0 9 9 re f EMC',
  '/Form Do',
].join('\n');

export const richObjects: Readonly<Record<number, string>> = {
  1: `<</Type/Catalog/Pages 2 0 R/Outlines 20 0 R/StructTreeRoot 30 0 R/AcroForm 40 0 R/Names 50 0 R
/OCProperties<</OCGs[60 0 R 61 0 R]/D<</Order[60 0 R[(More)61 0 R]]/OFF[61 0 R]/RBGroups[[60 0 R 61 0 R]]>>>>
/Lang(en-GB)/MarkInfo<</Marked true>>/OpenAction[3 0 R/Fit]/Dests<</old[4 0 R/Fit]>>/Metadata 70 0 R>>`,
  2: '<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2/MediaBox[0 0 595 842]/Resources 10 0 R>>',
  3: `<</Type/Page/Parent 2 0 R/Contents[11 0 R 12 0 R]/Annots[13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 41 0 R]
/StructParents 0/CropBox[10 10 585 832]/Rotate 90/UserUnit 1.5>>`,
  4: '<</Type/Page/Parent 5 0 R/Contents 11 0 R/StructParents 1/Annots[42 0 R 18 0 R]>>',
  5: '<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1>>',
  10: '<</Font<</F 80 0 R>>/XObject<</Form 19 0 R>>/Properties<</Layer 60 0 R>>>>',
  11: streamOf(content),
  12: streamOf('q 1 0 0 rg'),
  13: '<</Type/Annot/Subtype/Link/Rect[72 700 200 712]/Dest(sluices)/StructParent 2>>',
  14: '<</Subtype/Link/Rect[1 2 3 4]/A<</S/URI/URI(https://example.org/)/Next 81 0 R>>>>',
  15: '<</Subtype/Text/Rect[1 2 30 40]/Contents(Look)/T(A. Person)/Popup 16 0 R/AP<</N 82 0 R>>>>',
  16: '<</Subtype/Popup/Rect[1 2 30 40]/Parent 15 0 R>>',
  17: '<</Subtype/Text/Rect[1 2 30 40]/Contents(Yes)/IRT 15 0 R>>',
  18: '<</Subtype/FreeText/Rect[9 9 90 90]/DA(/F 9 Tf 0 g)/Contents(Words)/AP<</N 82 0 R>>>>',
  19: streamOf(
    '/Span<</MCID 0>>BDC 0 0 5 5 re f EMC',
    '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParents 3/Resources<</XObject<</Again 82 0 R>>>>',
  ),
  20: '<</Type/Outlines/First 21 0 R/Last 22 0 R/Count 2>>',
  21: '<</Title(Sluices)/Parent 20 0 R/Next 22 0 R/Dest[3 0 R/XYZ 0 700 null]/First 23 0 R/Last 23 0 R/Count 1>>',
  22: '<</Title(Gullies)/Parent 20 0 R/Prev 21 0 R/A<</S/GoTo/D(gullies)>>/C[1 0 0]/F 2>>',
  23: '<</Title(Below)/Parent 21 0 R/Dest/old>>',
  30: `<</Type/StructTreeRoot/K 31 0 R/ParentTree 38 0 R/ParentTreeNextKey 4/RoleMap<</Chapter/Sect/Sect/Part>>
/ClassMap<</Wide<</O/Layout/Width 9>>>>/IDTree<</Names[(one)33 0 R]>>/Namespaces[39 0 R]>>`,
  31: '<</Type/StructElem/S/Document/P 30 0 R/K[32 0 R 34 0 R 37 0 R]>>',
  32: '<</Type/StructElem/S/Chapter/P 31 0 R/Pg 3 0 R/K[33 0 R<</Type/OBJR/Obj 13 0 R>>]/C/Wide>>',
  33: '<</Type/StructElem/S/P/P 32 0 R/Pg 3 0 R/K[0]/ID(one)/Ref[34 0 R]/A<</O/Layout/Placement/Block>>>>',
  34: '<</Type/StructElem/S/Table/P 31 0 R/K[35 0 R]>>',
  35: '<</S/TR/P 34 0 R/K[36 0 R]>>',
  36: '<</S/TD/P 35 0 R/Pg 4 0 R/K 0/A<</O/Table/Headers[(one)]/ColSpan 1>>/NS 39 0 R>>',
  37: '<</S/Figure/P 31 0 R/Pg 3 0 R/Alt(A lock)/K<</Type/MCR/Stm 19 0 R/MCID 0>>>>',
  38: '<</Kids[<</Limits[0 3]/Nums[0[33 0 R]1[36 0 R]2 32 0 R 3[37 0 R]]>>]>>',
  39: '<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>',
  40: '<</Fields[43 0 R]/DA(/F 0 Tf 0 g)/DR<</Font<</F 80 0 R>>>>/Q 1>>',
  41: '<</Subtype/Widget/Parent 43 0 R/Rect[9 9 99 19]/MK<</BG[1]/CA(x)>>/AP<</N<</On 82 0 R/Off 82 0 R>>>>/AS/On>>',
  42: '<</Subtype/Widget/Parent 43 0 R/Rect[9 9 99 19]/AP<</N 82 0 R>>>>',
  43: '<</FT/Btn/T(ward)/V/On/Kids[41 0 R 42 0 R]/DA(/F 9 Tf)>>',
  50: '<</Dests<</Kids[51 0 R 52 0 R]>>/JavaScript<</Names[(a)81 0 R]>>>>',
  51: '<</Limits[(gullies)(gullies)]/Names[(gullies)[4 0 R/FitH 99]]>>',
  52: '<</Limits[(sluices)(sluices)]/Names[(sluices)<</D[3 0 R/XYZ 1 2 0]>>]>>',
  60: '<</Type/OCG/Name(Shown)>>',
  61: '<</Type/OCG/Name(Hidden)/Usage<</View<</ViewState/OFF>>>>>>',
  70: streamOf(
    '<x:xmpmeta><pdfuaid:part>1</pdfuaid:part></x:xmpmeta>',
    '/Type/Metadata/Subtype/XML',
  ),
  80: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  81: '<</S/JavaScript/JS(app.alert)>>',
  82: streamOf(
    '0 0 1 rg 0 0 9 9 re f',
    '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 10 0 R',
  ),
};
