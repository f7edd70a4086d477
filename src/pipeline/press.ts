/** What every page that we set ourselves is made with: templates, a printer, and somebody who cleans pictures. */
import { openDarkroom } from '../convert/index.js';
import type { Pack } from '../model/agenda.js';
import { openPrinter } from '../print/index.js';
import * as render from '../render/index.js';
import type { Meanwhile } from './meanwhile.js';
import type { Workshop } from './terms.js';

export interface Press {
  readonly templates: render.Templates;
  readonly print: ReturnType<typeof openPrinter>;
  readonly darkroom: ReturnType<typeof openDarkroom>;
}

/** What is wrong with a council's own templates is in `templates.diagnostics`; ours stand in for them then. */
export async function openPress(
  pack: Pack,
  { browser, pdfium, cache }: Workshop,
  { pause }: Pick<Meanwhile, 'pause'>,
): Promise<Press> {
  return {
    templates: await render.readTemplates(pack.folders.council, pack.meeting.colour),
    print: openPrinter(browser, pdfium, cache, pause),
    darkroom: openDarkroom(cache),
  };
}
