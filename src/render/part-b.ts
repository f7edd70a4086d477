/**
 * The agenda of Part B as HTML, for members only: restricted items, and restricted papers of public ones, with their
 * pages. Touches nothing.
 */

import type { StatedAccess } from '../model/access.js';
import { documentAddress, partBAnchor, partBItemAnchor } from '../model/address.js';
import {
  type AgendaItem,
  formatItemNumber,
  namesPapers,
  type Pack,
  type RestrictedPart,
} from '../model/agenda.js';
import { formatLongDay } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { formatPageRange, type PagePlan, type PageRange, type PlannedItem } from '../model/plan.js';
import { type FrontMatter, pageTitle, particulars } from './front-matter.js';
import { lawSentence } from './law.js';
import { type ImageReference, renderMarkdown } from './markdown/index.js';
import { itemStatusWords, papersOnAgenda, statusReasons } from './status.js';
import type { Templates } from './templates.js';

/** Like `prepareFrontMatter`: without the page numbers that a plan decides. */
export function preparePartB(
  templates: Templates,
  pack: Pack,
  { heading, items }: RestrictedPart,
): FrontMatter {
  const diagnostics: Diagnostic[] = [];
  const images: ImageReference[] = [];
  const texts = items.map(({ number, text }) => {
    const printed = formatItemNumber(number);
    const rendered = renderMarkdown(text, {
      headingLevel: 3,
      idPrefix: `${partBItemAnchor(printed)}-`,
      item: `item ${printed}`,
    });
    diagnostics.push(...rendered.diagnostics);
    images.push(...rendered.images);
    return rendered.html;
  });
  const { meeting } = pack;
  const render = (plan: PagePlan): string =>
    templates.fill('part-b', {
      language: meeting.language,
      title: pageTitle(pack),
      anchor: partBAnchor,
      heading,
      council: meeting.council,
      body: meeting.body,
      date: formatLongDay(meeting.date, meeting.language),
      items: items.map((item, index) =>
        partBItem(item, texts[index] ?? '', plan.partB?.items[index]),
      ),
    });
  return { render, images, diagnostics };
}

/** See templates/README.md, "part B". */
function partBItem(item: AgendaItem, text: string, plan: PlannedItem | undefined): object {
  const number = formatItemNumber(item.number);
  return {
    anchor: partBItemAnchor(number),
    number,
    title: item.title,
    pages: reference(item.documents[0]?.id, plan?.range),
    status: itemStatusWords(item),
    ...why(item.access),
    text: `${text}${statusReasons(item)}`,
    documents: (namesPapers(item) ? papersOnAgenda(item) : []).map(({ title, index, status }) => {
      const document = index === undefined ? undefined : item.documents[index];
      return {
        title,
        pages: reference(document?.id, plan?.documents[index ?? -1]?.range),
        status,
        // What is restricted as its item is need not say so again.
        ...why(
          document === undefined || document.access === item.access ? undefined : document.access,
        ),
      };
    }),
    particulars: particulars(item),
  };
}

function reference(id: string | undefined, range: PageRange | null | undefined): object | null {
  if (id === undefined || range == null) return null;
  return { text: `(${formatPageRange(range)})`, address: documentAddress(id) };
}

/** The law, and what members are told of the reason. */
function why(access: StatedAccess = { kind: 'public' }): object {
  if (access.kind === 'public') return { law: null, reason: null };
  return { law: lawSentence(access), reason: access.reason ?? null };
}
