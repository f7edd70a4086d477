/**
 * How much a template may ask for. Templates cannot run code, but they can include themselves, and repeat what
 * repeats: every round is counted, and the filling stopped. Knows nothing of what a template prints.
 */
import type HandlebarsLibrary from 'handlebars';

export const templateLimits = {
  /** Of one file. */
  bytes: 1_000_000,
  /** Templates that are included, in one filling. */
  includes: 10_000,
  /** Templates within each other. */
  levels: 50,
  /** Rounds of `each`, in one filling. */
  rounds: 200_000,
  /** Of everything that includes and rounds print, in one filling. */
  characters: 100_000_000,
  /** Milliseconds for one filling. */
  time: 30_000,
} as const;

/** Thrown in the middle of a filling; `template` is the one that was being included, if that is known. */
export class TemplateExceeds extends Error {
  readonly limit: keyof typeof templateLimits;
  readonly template: string | undefined;

  constructor(limit: keyof typeof templateLimits, template?: string) {
    super(`A template exceeds the limit of ${limit}.`);
    this.limit = limit;
    this.template = template;
  }
}

type Handlebars = ReturnType<typeof HandlebarsLibrary.create>;

/** Counts what is done in one filling after the other. */
export interface Meter {
  /** `fill` is one filling. @throws TemplateExceeds */
  readonly measure: (fill: () => string) => string;
  readonly registerPartial: (name: string, template: HandlebarsLibrary.TemplateDelegate) => void;
}

/** Replaces the helper `each` of `handlebars`, on which lists without it rely too. */
export function meterOf(handlebars: Handlebars): Meter {
  const spent = { includes: 0, levels: 0, rounds: 0, characters: 0 };
  const spend = (limit: keyof typeof spent, amount: number, template?: string): void => {
    spent[limit] += amount;
    if (spent[limit] > templateLimits[limit]) throw new TemplateExceeds(limit, template);
  };
  const each = handlebars.helpers.each as HandlebarsLibrary.HelperDelegate;
  handlebars.registerHelper('each', function (this: unknown, list: unknown, options) {
    const round = (...values: Parameters<HandlebarsLibrary.TemplateDelegate>): string => {
      spend('rounds', 1);
      const printed = options.fn(...values);
      spend('characters', printed.length);
      return printed;
    };
    return each.call(this, list, { ...options, fn: round });
  });
  return {
    measure(fill) {
      Object.assign(spent, { includes: 0, levels: 0, rounds: 0, characters: 0 });
      return fill();
    },
    registerPartial(name, template) {
      handlebars.registerPartial(name, (...values: Parameters<typeof template>) => {
        spend('includes', 1, name);
        spend('levels', 1, name);
        const printed = template(...values);
        spent.levels -= 1;
        spend('characters', printed.length, name);
        return printed;
      });
    },
  };
}
