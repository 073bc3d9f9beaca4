/** A remark beside a line of a pull request. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file: string;
  /** 1-based; absent when it is about the whole file. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  readonly title: string;
  readonly message: string;
}

/** A workflow command of GitHub Actions, which shows the remark in a pull request. */
export function renderAnnotation({ level, file, line, column, title, message }: Annotation): string {
  const place = [
    `file=${escapeProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${place.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
