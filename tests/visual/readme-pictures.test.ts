/** README’s pictures of the example show what the program makes. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../docs/pictures.js', import.meta.url));

it('README’s pictures are those of the example as it is built now', async () => {
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, '--check'], (error, _, said) =>
      resolve({ code: error?.code ?? 0, stderr: said }),
    );
  });
  expect(stderr).toBe('');
  expect(code).toBe(0);
});
