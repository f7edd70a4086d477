/** Prints one page from memory and refuses it everything else: must not know how the browser was started. */
import type { Browser as Chromium, HTTPRequest, Page } from 'puppeteer-core';
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

/**
 * Prints one document to PDF: tagged, with an outline, page sizes from its CSS (A4 where it has
 * none), after its fonts and pictures have arrived. Scripts do not run, nothing leaves the machine.
 *
 * @param signal Ends the print early.
 * @throws Where the browser or the page goes away, or the signal says so.
 */
export async function printPage(
  chromium: Chromium,
  job: PrintJob,
  signal: AbortSignal,
): Promise<PrintResult> {
  // A context has storage of its own and takes it along.
  const context = await chromium.createBrowserContext();
  const close = () => context.close().catch(() => undefined);
  const onAbort = () => void close();
  signal.addEventListener('abort', onAbort);
  try {
    signal.throwIfAborted();
    const page = await context.newPage();
    const crashed = new Promise<never>((_, reject) => {
      page.once('error', (cause) => {
        reject(new PageCrashed('The page crashed.', { cause }));
      });
    });
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
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', answerFrom(page, job, refused));
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

function answerFrom(
  page: Page,
  job: PrintJob,
  refused: Set<string>,
): (request: HTTPRequest) => void {
  let served = false;
  const answer = (request: HTTPRequest): Promise<void> => {
    const address = request.url();
    const forPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (forPage && !served && address === documentAddress) {
      served = true;
      return request.respond({ contentType: 'text/html; charset=utf-8', body: job.html });
    }
    const path = pathOf(address);
    const resource = path === undefined || forPage ? undefined : job.resources.get(path);
    if (resource !== undefined) {
      return request.respond({ contentType: resource.type, body: resource.body });
    }
    // A full Chrome asks for the icon, the page does not.
    if (path !== 'favicon.ico') refused.add(address);
    // "No content" keeps what a navigation would replace, such as our page after a refresh.
    return request.isNavigationRequest() ? request.respond({ status: 204 }) : request.abort();
  };
  return (request) => {
    // Part of the page, and not stopped on its way.
    if (request.url().startsWith('data:')) return;
    answer(request).catch(() => {
      // The page has gone meanwhile, and with it the print, which says so.
    });
  };
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
