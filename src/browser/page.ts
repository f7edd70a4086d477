/** Prints one page from memory and refuses it everything else: must not know how the browser was started. */
import type { CDPSession, Browser as Chromium, Page, Protocol } from 'puppeteer-core';
import { completePage } from './tags.js';

/** What is printed, with everything it may ask for. */
export interface PrintJob {
  /** A whole document. Relative addresses in it are looked up in `resources`. */
  readonly html: string;
  /** By path, such as "fonts/regular.ttf". */
  readonly resources: ReadonlyMap<string, Resource>;
  /** Milliseconds for this print once its turn has come and the browser runs; default 120,000. */
  readonly timeLimitMs?: number;
}

export interface Resource {
  /** Media type, such as "font/ttf". */
  readonly type: string;
  readonly body: Uint8Array;
}

export interface PrintResult {
  readonly pdf: Uint8Array;
  /** Addresses that the page asked for and did not get, each once: relative ones as relative to the page. */
  readonly refused: readonly string[];
  /** The characters of the page's text, each once, in order. */
  readonly letters: string;
  /** The words of its headings, in order. */
  readonly headings: readonly string[];
}

/**
 * A name that is reserved never to exist (RFC 2606, section 2), and plain http: from an https page
 * Chromium blocks or rewrites other http addresses before we could see and list them.
 */
const origin = 'http://pack.invalid';
const documentAddress = `${origin}/document.html`;

/** A page that nothing was shown on yet, in a context that has storage of its own and takes it along. */
export interface BlankPage {
  readonly page: Page;
  /** Rejected where the page's renderer dies. */
  readonly crashed: Promise<never>;
  /** Never fails. */
  readonly close: () => Promise<void>;
}

/** Opening one starts a renderer: it takes as long as a short print. Scripts do not run in it, and nothing leaves the machine. */
export async function openPage(chromium: Chromium): Promise<BlankPage> {
  const context = await chromium.createBrowserContext();
  const close = () => context.close().catch(() => undefined);
  try {
    const page = await context.newPage();
    const crashed = new Promise<never>((_, reject) => {
      page.once('error', (cause) => {
        reject(new PageCrashed('The page crashed.', { cause }));
      });
    });
    // Whoever prints on it is told.
    crashed.catch(() => undefined);
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    return { page, crashed, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/**
 * Prints one document to PDF and closes its page: tagged, with an outline, page sizes from its CSS (A4 where it has
 * none), after its fonts and pictures have arrived.
 *
 * @param signal Ends the print early.
 * @throws Where the browser or the page goes away, or the signal says so.
 */
export async function printPage(
  blank: Promise<BlankPage>,
  job: PrintJob,
  signal: AbortSignal,
): Promise<PrintResult> {
  const { page, crashed, close } = await blank;
  const onAbort = () => void close();
  signal.addEventListener('abort', onAbort);
  try {
    signal.throwIfAborted();
    return await Promise.race([print(page, job), crashed]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await close();
  }
}

/** The renderer died though the browser lives. */
export class PageCrashed extends Error {}

async function print(page: Page, job: PrintJob): Promise<PrintResult> {
  const refused = new Set<string>();
  await answerRequests(await page.createCDPSession(), job, refused);
  // Chromium refuses local files by itself, without a request that we could see.
  page.on('console', (message) => {
    const file = /Not allowed to load local resource: (\S+)/.exec(message.text())?.[1];
    if (file !== undefined) refused.add(file);
  });
  await page.goto(documentAddress, { waitUntil: 'load', timeout: 0 });
  const { letters, headings } = await completePage(page);
  const pdf = await page.pdf({
    format: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: false,
    tagged: true,
    outline: true,
    waitForFonts: true,
    timeout: 0,
  });
  return { pdf, refused: [...refused].map(asWritten), letters, headings };
}

/** Asked through the protocol itself, since puppeteer would encode every typeface anew for every page. */
async function answerRequests(cdp: CDPSession, job: PrintJob, refused: Set<string>): Promise<void> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  let served = false;
  const answer = ({ requestId, request, frameId, resourceType }: Paused): Promise<unknown> => {
    const address = request.url;
    const isNavigation = resourceType === 'Document';
    const forPage = isNavigation && frameId === frameTree.frame.id;
    if (forPage && !served && address === documentAddress) {
      served = true;
      return respond(requestId, 'text/html; charset=utf-8', Buffer.from(job.html));
    }
    const path = pathOf(address);
    const resource = path === undefined || forPage ? undefined : job.resources.get(path);
    if (resource !== undefined) return respond(requestId, resource.type, resource.body);
    // A full Chrome asks for the icon, the page does not.
    if (path !== 'favicon.ico') refused.add(address);
    // "No content" keeps what a navigation would replace, such as our page after a refresh.
    return isNavigation
      ? cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
      : cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  };
  const respond = (requestId: string, type: string, body: Uint8Array): Promise<unknown> =>
    cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [
        { name: 'content-type', value: type },
        { name: 'content-length', value: String(body.length) },
      ],
      body: inBase64(body),
    });
  cdp.on('Fetch.requestPaused', (paused) => {
    answer(paused).catch(() => {
      // The page has gone meanwhile, and with it the print, which says so.
    });
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

type Paused = Protocol.Fetch.RequestPausedEvent;

/** Of what is shown again and again: typefaces. Kept as long as they are. */
const encoded = new WeakMap<Uint8Array, string>();

function inBase64(body: Uint8Array): string {
  const known = encoded.get(body);
  if (known !== undefined) return known;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64');
  encoded.set(body, text);
  return text;
}

/** The host is made up, and means nothing to anybody else. */
function asWritten(address: string): string {
  return address.startsWith(`${origin}/`) ? address.slice(origin.length + 1) : address;
}

/** "fonts/regular.ttf" for an address of ours; undefined for any other. */
function pathOf(address: string): string | undefined {
  const url = new URL(address);
  if (url.origin !== origin || url.search !== '') return undefined;
  try {
    return decodeURIComponent(url.pathname.slice(1));
  } catch {
    return undefined;
  }
}
