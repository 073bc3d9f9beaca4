import { execa } from 'execa';

/** A palette does for a page of text. What says when and with what it was made is left out: the same page, the same file. */
export async function shrink(path, colors = 256) {
  const options = ['-strip', '-colors', String(colors), '-define', 'png:exclude-chunks=date,time'];
  await execa('convert', [path, ...options, `PNG8:${path}`]);
}
