/** Keys and values of a page map, as scripts would read them. Knows nothing of what they mean. */

export interface MapPiece {
  readonly kind: 'map-key' | 'map-value';
  readonly text: string;
}

/** The map's own text is a piece too: what a parser drops is published all the same. */
export function piecesOfMap(json: string): readonly MapPiece[] {
  return [...pieces(JSON.parse(json)), { kind: 'map-value', text: json }];
}

function pieces(value: unknown): readonly MapPiece[] {
  if (typeof value === 'string') return [{ kind: 'map-value', text: value }];
  if (Array.isArray(value)) return value.flatMap(pieces);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    { kind: 'map-key', text: key } as const,
    ...pieces(one),
  ]);
}
