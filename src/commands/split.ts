/** What `--split` asks for. */
import { UsageError } from '../model/error.js';
import type { Split } from '../model/split.js';

/** "item", "parts", or a size such as "10MB". @throws UsageError for anything else. */
export function splitOf(written: string | undefined): Split | undefined {
  if (written === undefined) return undefined;
  if (written === 'item' || written === 'parts') return { kind: written };
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([km]b)$/i.exec(written) ?? [];
  const bytes = Math.floor(Number(number) * (unit.toLowerCase() === 'mb' ? 1_000_000 : 1000));
  if (bytes > 0) return { kind: 'size', bytes };
  throw new UsageError(`“${written}” is no way to split a pack.`, {
    hints: [
      'Write --split item (a file an item), --split parts (front sheet; reports) or a size: --split 10MB.',
    ],
  });
}
