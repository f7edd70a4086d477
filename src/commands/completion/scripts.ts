/** Writes scripts that complete commands, one for each shell. They are whole: nothing is asked of the program later. */
import { allOf, type CommandShape, type Value } from './shape.js';

export const scripts = { bash, zsh, fish } as const;

function bash(program: CommandShape): string {
  const all = allOf(program);
  const offer = (value: Value): string => {
    switch (value.kind) {
      case 'folder':
        return 'IFS=$\'\\n\'; compopt -o filenames; COMPREPLY=($(compgen -d -- "$cur"))';
      case 'file':
        return 'IFS=$\'\\n\'; compopt -o filenames; COMPREPLY=($(compgen -f -- "$cur"))';
      case 'words':
        return `COMPREPLY=($(compgen -W '${value.words.join(' ')}' -- "$cur"))`;
      default:
        return ':';
    }
  };
  return `# Completes ${program.name} in bash. Try it: source <(${program.name} completion bash)
_${program.name}() {
  local IFS=$' \\t\\n' cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} way='${program.way}' i
  COMPREPLY=()
${wayLoop(`\${COMP_WORDS[i]}`, 'i = 1; i < COMP_CWORD', all)}
  case "$way $before" in
${valuesOf(
  all,
  (value) => `${offer(value)}; return`,
  (pattern) => `${pattern})`,
)}
  esac
  if [[ $cur == -* ]]; then
    case "$way" in
${all
  .map(
    ({ way, options }) =>
      `      '${way}') COMPREPLY=($(compgen -W '${options.map(({ long }) => long).join(' ')}' -- "$cur")) ;;`,
  )
  .join('\n')}
    esac
    return
  fi
  case "$way" in
${all.map((command) => `    '${command.way}') ${bashArguments(command, offer)} ;;`).join('\n')}
  esac
}
complete -F _${program.name} ${program.name}
`;
}

function bashArguments(command: CommandShape, offer: (value: Value) => string): string {
  if (command.commands.length === 0) return offer(command.takes);
  const words = command.commands.map(({ name }) => name);
  return offer({ kind: 'words', words });
}

function zsh(program: CommandShape): string {
  const all = allOf(program);
  const offer = (value: Value): string => {
    switch (value.kind) {
      case 'folder':
        return '_files -/';
      case 'file':
        return '_files';
      case 'words':
        return `compadd -- ${value.words.join(' ')}`;
      default:
        return ':';
    }
  };
  const described = (entries: readonly (readonly [string, string])[]): string =>
    entries.map(([name, about]) => quoted(`${name}:${about.replaceAll(':', '\\:')}`)).join(' ');
  return `#compdef ${program.name}
# Completes ${program.name} in zsh. Save it as _${program.name} in a folder of $fpath.
_${program.name}() {
  local way='${program.way}' i
  local -a entries
${wayLoop('$words[i]', 'i = 2; i < CURRENT', all)}
  case "$way $words[CURRENT-1]" in
${valuesOf(
  all,
  (value) => `${offer(value)}; return`,
  (pattern) => `(${pattern})`,
)}
  esac
  if [[ $words[CURRENT] == -* ]]; then
    case "$way" in
${all
  .map(
    ({ way, options }) =>
      `      ('${way}') entries=(${described(options.map(({ long, summary }) => [long, summary]))}) ;;`,
  )
  .join('\n')}
    esac
    _describe -o option entries
    return
  fi
  case "$way" in
${all
  .map(({ way, commands, takes }) =>
    commands.length === 0
      ? `    ('${way}') ${offer(takes)} ;;`
      : `    ('${way}') entries=(${described(commands.map(({ name, summary }) => [name, summary]))}); _describe command entries ;;`,
  )
  .join('\n')}
  esac
}
if [[ $funcstack[1] == _${program.name} ]]; then _${program.name} "$@"; else compdef _${program.name} ${program.name}; fi
`;
}

function fish(program: CommandShape): string {
  const { name } = program;
  const value = (takes: Value): string => {
    switch (takes.kind) {
      case 'nothing':
        return '';
      case 'folder':
        return " -x -a '(__fish_complete_directories)'";
      case 'file':
        return ' -r -F';
      case 'words':
        return ` -x -a '${takes.words.join(' ')}'`;
      default:
        return ' -x';
    }
  };
  const within = ({ way }: CommandShape): string => {
    const words = way.split(' ').slice(1);
    return words.length === 0
      ? '__fish_use_subcommand'
      : words.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
  };
  const lines = allOf(program).flatMap((command) => {
    const start = `complete -c ${name} -n ${quoted(within(command))}`;
    const below = command.commands.map((one) => one.name);
    const open =
      below.length === 0 || command === program
        ? start
        : `complete -c ${name} -n ${quoted(`${within(command)}; and not __fish_seen_subcommand_from ${below.join(' ')}`)}`;
    return [
      ...command.commands.map((one) => `${open} -a ${one.name} -d ${quoted(one.summary)}`),
      ...(command.commands.length === 0 && command.takes.kind !== 'nothing'
        ? [`${start}${value(command.takes).replace(' -r', '')}`]
        : []),
      ...command.options.map(
        ({ long, summary, takes }) =>
          `${start} -l ${long.slice(2)}${value(takes)} -d ${quoted(summary)}`,
      ),
    ];
  });
  return `# Completes ${name} in fish. Save it as ~/.config/fish/completions/${name}.fish
complete -c ${name} -f
${lines.join('\n')}
`;
}

/** Goes along the words so far to the command that they name; the same in bash and zsh. */
function wayLoop(word: string, range: string, all: readonly CommandShape[]): string {
  const ways = all.slice(1).map(({ way }) => `'${way}'`);
  return `  for ((${range}; i++)); do
    case "$way ${word}" in
      ${ways.join('|')}) way="$way ${word}" ;;
    esac
  done`;
}

/** A line of a \`case\` for every option that takes a value. */
function valuesOf(
  all: readonly CommandShape[],
  then: (value: Value) => string,
  pattern: (words: string) => string,
): string {
  return all
    .flatMap(({ way, options }) =>
      options
        .filter(({ takes }) => takes.kind !== 'nothing')
        .map(({ long, takes }) => `    ${pattern(`'${way} ${long}'`)} ${then(takes)} ;;`),
    )
    .join('\n');
}

/** In single quotation marks, for all three shells. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
