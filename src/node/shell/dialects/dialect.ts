/** What is known of a step when its wrapper is written. */
export interface WrapperOptions {
  /** Path of the step's files without their endings. */
  readonly path: string;
  /** What the step's marks carry: nobody else can know it. */
  readonly token: string;
  /** The command, to be shown to the person. */
  readonly text: string;
  /** Whether VS Code follows what runs in the terminal, and is to be told when something starts. */
  readonly isFollowed: boolean;
  readonly workspaceFolder: string;
  /** The directory of this command alone, absolute. */
  readonly cwd?: string;
  readonly needsPath?: string;
  /** Names must be those of variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** A file that the command reads, where the shell's own input is not a keyboard. */
  readonly stdin?: string;
}

/** What a shell is started with. */
export interface StartOptions {
  /** Absolute path of the shell. */
  readonly shellPath: string;
  /** The folder `media/shell`. */
  readonly scripts: string;
  /** The folder of the shell's steps. */
  readonly folder: string;
  /** Whether it reads the files of a login shell. */
  readonly login: boolean;
  /** False where no person can type to it; true when absent. */
  readonly hasKeyboard?: boolean;
  /** The environment that it inherits, as far as it matters here. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
}

/** A process to be started: the shell, or what stays behind it. */
export interface ShellStart {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** All that differs from shell to shell. */
export interface ShellDialect {
  readonly kind: ShellKind;
  /** Ending of the file that holds a command's text. */
  readonly bodyEnding: string;
  start(options: StartOptions): ShellStart;
  /** What is typed to run a step: short, safe from aliases, and with a space before it for the shell's history. */
  line(number: number): string;
  /** The script that runs one step. Its functions are in the shell's own file in `media/shell`. */
  renderWrapper(options: WrapperOptions): string;
}

/** Shells whose ways are known. `sh` stands for any POSIX shell: dash, ksh, busybox. */
export type ShellKind = 'bash' | 'zsh' | 'fish' | 'sh' | 'pwsh';
