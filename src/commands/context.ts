/** What a command may touch of the world, handed in by `cli`; commands know no `process`. */
export interface Context {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Asks the person at the terminal; undefined once that person has gone. Missing where there is no terminal. */
  readonly ask?: (prompt: string) => Promise<string | undefined>;
  /** Settles once somebody ends the program (Ctrl-C), which goes on until then. Missing where nobody can. */
  readonly untilEnd?: () => Promise<void>;
  /**
   * Shows a line for as long as something lasts, in the place of the one before; none takes it away. Missing where nobody
   * watches: in a pipe, in CI.
   */
  readonly progress?: (line: string | undefined) => void;
  /** Standard error is a terminal that shows colours. */
  readonly colour: boolean;
  readonly platform: NodeJS.Platform;
  /** The day on this machine's clock, "2019-06-25". */
  readonly today: string;
  readonly versions: { readonly node: string; readonly zlib: string };
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: true;
  readonly strict?: true;
  readonly quiet?: true;
  readonly edition: string;
  readonly cache?: string;
  readonly browser?: string;
  /** Of `build`, `check` and `plan`: for which forge lines are written among the messages. */
  readonly annotations?: string;
  /** Likewise: the file that a SARIF log is written to. */
  readonly sarif?: string;
}

/** What a check may be told besides. */
export interface CheckOptions extends CommonOptions {
  /** Where pictures of what is found go; none are made where missing. */
  readonly pictures?: string;
  /** The words that public and restricted sources share are to be told. */
  readonly sharedWords?: true;
}

/** What a build may be told besides. */
export interface BuildOptions extends CommonOptions {
  readonly out?: string;
  readonly linearize?: true;
  readonly recipient?: string;
  readonly consolidated?: true;
  readonly split?: string;
  readonly lock?: true;
  readonly frozen?: true;
  /** The next supplement in place of the pack. No option: commands set it. */
  readonly part?: 'supplement';
}

/** What `pack issue` is told besides. */
export interface IssueOptions extends BuildOptions {
  readonly preparedBy: string;
  readonly checkedBy: string;
  readonly sha256?: string;
  readonly supplement?: string;
}

/** 0 done, 1 errors in the pack, 2 wrong usage, 3 environment or bug. */
export type ExitCode = 0 | 1 | 2 | 3;
