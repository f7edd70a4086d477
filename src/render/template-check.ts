/**
 * Finds what a template asks for and will not get: names, helpers and templates that there are not.
 * Handlebars prints nothing in their place, or stops. Reads the templates' syntax trees only.
 */
import type {} from 'handlebars';
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { Shape } from './template-data.js';
import { templateLimits } from './template-limits.js';

export interface ParsedTemplate {
  /** Absolute path. */
  readonly file: string;
  readonly tree: hbs.AST.Program;
}

/** Where in the data a part of a template stands: the innermost context last. */
interface Standing {
  readonly file: string;
  readonly contexts: readonly Shape[];
  /** `as |name|`. */
  readonly locals: ReadonlyMap<string, Shape>;
  /** The templates around this one, which it may include again. */
  readonly within: readonly string[];
}

/** Helpers and how many values each takes. */
const helpers: Readonly<Record<string, number>> = {
  if: 1,
  unless: 1,
  each: 1,
  with: 1,
  eq: 2,
  lookup: 2,
};

/**
 * Follows `root` and every template that it includes through the data.
 *
 * Errors: `template-unknown-name`, `template-syntax` (a helper with too few values or too many).
 */
export function checkTemplate(
  root: string,
  data: Shape,
  templates: ReadonlyMap<string, ParsedTemplate>,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const inlines = new Set<string>();
  let includes = 0;
  include(root, { file: '', contexts: [data], locals: new Map(), within: [] });
  return found;

  function include(name: string, from: Standing): void {
    const template = templates.get(name);
    if (template === undefined || from.within.includes(name)) return;
    // Templates that include each other many times over: the filling, which counts too, will say so.
    includes += 1;
    if (includes > templateLimits.includes) return;
    const { file, tree } = template;
    const within = [...from.within, name];
    body(tree, { file, contexts: from.contexts.slice(-1), locals: new Map(), within });
  }

  function body(program: hbs.AST.Program | undefined, at: Standing): void {
    for (const statement of program?.body ?? []) part(statement, at);
  }

  function part(statement: hbs.AST.Statement, at: Standing): void {
    switch (statement.type) {
      case 'MustacheStatement':
        value(statement as hbs.AST.MustacheStatement, at);
        return;
      case 'BlockStatement':
        block(statement as hbs.AST.BlockStatement, at);
        return;
      case 'PartialStatement':
        partial(statement as hbs.AST.PartialStatement, at, true);
        return;
      case 'PartialBlockStatement': {
        const layout = statement as hbs.AST.PartialBlockStatement;
        partial(layout, at, false);
        body(layout.program, at);
        return;
      }
      case 'DecoratorBlock': {
        const { params, program } = statement as hbs.AST.DecoratorBlock;
        const name = params[0]?.type === 'StringLiteral' ? params[0] : undefined;
        inlines.add((name as hbs.AST.StringLiteral | undefined)?.value ?? '');
        // It is printed where it is included, with the data of that place.
        body(program, { ...at, contexts: [undefined] });
        return;
      }
    }
  }

  /** A name, a helper with its values, or a literal: what is known of the outcome. */
  function value(
    node: hbs.AST.Expression | hbs.AST.MustacheStatement | hbs.AST.SubExpression,
    at: Standing,
  ): Shape {
    if (node.type === 'PathExpression') return path(node as hbs.AST.PathExpression, at);
    if (node.type !== 'MustacheStatement' && node.type !== 'SubExpression') return undefined;
    const call = node as hbs.AST.SubExpression;
    if (call.path.type !== 'PathExpression') return undefined;
    const isCall = node.type === 'SubExpression' || hasArguments(call);
    if (!isCall && !Object.hasOwn(helpers, call.path.original)) return path(call.path, at);
    helper(call.path, call, at);
    return undefined;
  }

  function helper(
    { original, loc }: hbs.AST.PathExpression,
    call: Pick<hbs.AST.SubExpression, 'params' | 'hash'>,
    at: Standing,
  ): void {
    for (const one of call.params) value(one, at);
    for (const { value: one } of call.hash?.pairs ?? []) value(one, at);
    const takes = Object.hasOwn(helpers, original) ? helpers[original] : undefined;
    if (takes === undefined) {
      unknown(original, Object.keys(helpers), loc, at);
      return;
    }
    if (call.params.length === takes) return;
    const cause = `“${original}” needs ${takes === 1 ? 'one name' : 'two names'} after it`;
    found.push(diagnose('template-syntax', { cause }, { at: placeOf(loc, at) }));
  }

  function block(node: hbs.AST.BlockStatement, at: Standing): void {
    const name = node.path.original;
    if (!Object.hasOwn(helpers, name) && !hasArguments(node)) {
      // "{{#website}}": a list for each of its entries, anything else with it.
      const known = path(node.path, at);
      body(node.program, inner(node.program, isList(known) ? known[0] : known, at));
      body(node.inverse, at);
      return;
    }
    helper(node.path, node, at);
    const first = node.params[0];
    // Whatever is wrong with it has been told.
    const known = first === undefined ? undefined : quietly(() => value(first, at));
    if (name === 'each') {
      const entry = isList(known) ? known[0] : undefined;
      body(node.program, inner(node.program, entry, at));
    } else if (name === 'with') {
      body(node.program, inner(node.program, known, at));
    } else {
      body(node.program, at);
    }
    body(node.inverse, at);
  }

  function partial(
    node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
    at: Standing,
    required: boolean,
  ): void {
    const first = node.params[0];
    const context = first === undefined ? at.contexts.at(-1) : value(first, at);
    const added = (node.hash?.pairs ?? []).map(
      ({ key, value: one }) => [key, value(one, at)] as const,
    );
    if (node.name.type !== 'PathExpression') {
      value(node.name, at);
      return;
    }
    const name = node.name.original;
    if (required && !templates.has(name) && !inlines.has(name) && name !== '@partial-block') {
      unknown(name, [...templates.keys()], node.name.loc, at);
      return;
    }
    // Names may be added to a group; of anything else little is known then.
    const more = Object.fromEntries(added);
    const whole =
      added.length === 0 ? context : isGroup(context) ? { ...context, ...more } : undefined;
    include(name, { ...at, contexts: [whole] });
  }

  function path(node: hbs.AST.PathExpression, at: Standing): Shape {
    // "@index" and the like.
    if (node.data) return undefined;
    const [head, ...rest] = node.parts;
    const local = node.depth === 0 && head !== undefined && at.locals.has(head);
    const start = local ? at.locals.get(head) : at.contexts.at(-1 - node.depth);
    return (local ? rest : node.parts).reduce<Shape>((known, name) => {
      if (known === undefined) return undefined;
      if (isList(known) && /^\d+$/.test(name)) return known[0];
      const names = isGroup(known) ? Object.keys(known) : ['length'];
      if (!names.includes(name)) unknown(name, names, node.loc, at);
      return isGroup(known) && Object.hasOwn(known, name) ? known[name] : undefined;
    }, start);
  }

  function unknown(
    name: string,
    names: readonly string[],
    loc: hbs.AST.SourceLocation,
    at: Standing,
  ): void {
    const data = { name, near: nearest(name, names), names };
    found.push(diagnose('template-unknown-name', data, { at: placeOf(loc, at) }));
  }

  function quietly<T>(work: () => T): T {
    const before = found.length;
    const result = work();
    found.length = before;
    return result;
  }
}

/** Within `{{#each}}` and `{{#with}}`. */
function inner(program: hbs.AST.Program | undefined, context: Shape, at: Standing): Standing {
  const locals = new Map(at.locals);
  // The first is the entry; the second counts, or is its name.
  program?.blockParams?.forEach((name, index) => {
    locals.set(name, index === 0 ? context : undefined);
  });
  return { ...at, contexts: [...at.contexts, context], locals };
}

function hasArguments(call: Pick<hbs.AST.SubExpression, 'params' | 'hash'>): boolean {
  return call.params.length > 0 || (call.hash?.pairs.length ?? 0) > 0;
}

function isList(known: Shape): known is readonly [Shape] {
  return Array.isArray(known);
}

function isGroup(known: Shape): known is { readonly [name: string]: Shape } {
  return known !== null && known !== undefined && !isList(known);
}

function placeOf({ start }: hbs.AST.SourceLocation, { file }: Standing): Place {
  return { file, line: start.line, column: start.column + 1 };
}
