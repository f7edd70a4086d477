/** render: the public pages with their pictures, and what programs read, as bytes. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openDarkroom, readDocument, readFrontPictures, wordBody } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { readReport } from '../load/index.js';
import type { Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { SiteFile, SitePlan } from '../model/site.js';
import * as render from '../render/index.js';
import { councilJson, itemJson, meetingJson, writeCalendar, writeFeed } from '../site/index.js';
import type { Workshop } from './terms.js';

type ReportFile = Extract<SiteFile, { readonly kind: 'report' }>;
type MadePicture = { readonly type: string; readonly body: Uint8Array };
/** A page, and pictures that are made already. */
interface Made {
  readonly page: render.site.SitePage;
  readonly pictures?: ReadonlyMap<string, MadePicture>;
  readonly pack?: Pack;
}

/** Bytes by path: pages, their pictures, the style sheet, calendars, feeds and JSON. Errors: those of texts and pictures. */
export function makePages(
  plan: SitePlan,
  templates: render.Templates,
  pdfs: ReadonlyMap<string, Uint8Array>,
  shop: Workshop,
): Promise<Checked<ReadonlyMap<string, Uint8Array>>> {
  return collect(false, async ({ take, add, ready }) => {
    const diagnostics: Diagnostic[] = [];
    const sizes = new Map([...pdfs].map(([path, bytes]) => [path, bytes.length]));
    const packs = plan.bodies.flatMap(({ meetings }) => meetings.map(({ source }) => source.pack));
    const [newest] = packs;
    const press: render.site.SitePress = {
      ...{ templates, plan, sizes, diagnostics },
      showLogo: newest?.meeting.logo !== undefined,
    };
    const darkroom = openDarkroom();
    const made = new Map<string, Uint8Array>();
    for (const file of plan.files) {
      const one = take(await makePage(file, press, darkroom, shop));
      if (one === undefined) {
        const text = textFile(file, press);
        if (text !== undefined) made.set(file.path, Buffer.from(text));
        continue;
      }
      const pack = one.pack ?? newest;
      const shown =
        pack && take(await readFrontPictures(pack, one.page.images, render.logoAddress, darkroom));
      const files = new Map<string, string>();
      for (const [address, { type, body }] of [...(shown ?? []), ...(one.pictures ?? [])]) {
        const path = picturePath(type, body);
        files.set(address, path);
        made.set(path, body);
      }
      made.set(file.path, Buffer.from(render.site.withPictures(one.page, files)));
    }
    add(diagnostics.filter(({ severity }) => severity === 'error'));
    return ready() ? made : undefined;
  });
}

/** The same picture is there once, however many pages show it. */
function picturePath(type: string, body: Uint8Array): string {
  const ending =
    type === 'image/svg+xml' ? 'svg' : type.replace(/^image\/(?:p?jpeg|x-)?/, '') || 'jpg';
  const name = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return `pictures/${name}.${ending}`;
}

function makePage(
  file: SiteFile,
  press: render.site.SitePress,
  darkroom: ReturnType<typeof openDarkroom>,
  shop: Workshop,
): Promise<Checked<Made>> {
  const { plan } = press;
  return collect(false, async ({ take }): Promise<Made | undefined> => {
    switch (file.kind) {
      case 'council':
        return { page: render.site.councilPage(press) };
      case 'body':
        return { page: render.site.bodyPage(press, file.body) };
      case 'meeting':
      case 'item':
      case 'report': {
        const { meeting } = file;
        const { pack } = meeting.source;
        const body = plan.bodies.find(({ meetings }) => meetings.includes(meeting));
        if (body === undefined) return undefined;
        if (file.kind === 'meeting') {
          return { page: render.site.meetingPage(press, body, meeting), pack };
        }
        if (file.kind === 'item') {
          return { page: render.site.itemPage(press, body, meeting, file.item), pack };
        }
        return take(await makeReport(file, { ...file, body }, press, darkroom, shop));
      }
      default:
        return undefined;
    }
  });
}

/** Its mistakes were told when the pack was built. */
function makeReport(
  { meeting, item, paper }: ReportFile,
  report: render.site.SiteReport,
  press: render.site.SitePress,
  darkroom: ReturnType<typeof openDarkroom>,
  { cache }: Workshop,
): Promise<Checked<Made>> {
  return collect(false, async ({ take }): Promise<Made | undefined> => {
    const { pack } = meeting.source;
    const file = join(pack.folders.meeting, paper.source);
    const bytes = await readDocument(pack, { file });
    if (bytes === undefined) return undefined;
    if (/\.doc[xm]$/i.test(paper.source)) {
      const word = await wordBody(paper.source, bytes, cache, darkroom);
      if (word === undefined)
        throw new Error(`${paper.source} was readable when the site was planned.`);
      const page = render.site.wordReportPage(press, report, word.html);
      return { page, pictures: word.pictures, pack };
    }
    const source = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
    const text = { source, at: { file, line: 1, column: 1 } };
    const { value, diagnostics } = readReport(text, `item ${item.number}`);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    take({ diagnostics: errors });
    return value && { page: await render.site.reportPage(press, report, value), pack };
  });
}

/** What is no page: text for programs. */
function textFile(
  file: SiteFile,
  { plan, templates, sizes }: render.site.SitePress,
): string | undefined {
  const { council, language, address } = plan;
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  switch (file.kind) {
    case 'style':
      return render.site.renderSiteStyle(templates);
    case 'calendar':
      return writeCalendar(file.name, council, file.meetings, address);
    case 'feed': {
      const { name, path, page } = file;
      const about = { name, council, language, path, page, ...given({ address }) };
      return writeFeed(about, file.meetings);
    }
    case 'council-json':
      return json(councilJson(plan));
    case 'meeting-json':
      return json(meetingJson(file.meeting, sizes));
    case 'item-json':
      return json(itemJson(file.meeting, file.item, sizes));
    default:
      return undefined;
  }
}
