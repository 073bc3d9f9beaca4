import { main } from './cli/main';

void main(process.argv.slice(2), process.stdout, process.stderr).then((exitCode) => {
  process.exitCode = exitCode;
});
