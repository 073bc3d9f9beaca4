import type { LineShell } from '../shell/shellScript';

/** The shell without a grammar that a block is for, by its language or, under a shell's name that lies, by its text. */
export function lineShellOf(language: string, text: string): LineShell | undefined {
  if (/^(?:powershell|pwsh|ps1|ps|posh)$/.test(language)) return 'pwsh';
  if (language === 'fish') return 'fish';
  return isShellName.test(language) && powerShell.test(text) ? 'pwsh' : undefined;
}

const isShellName = /^(?:|bash|sh|shell|console|terminal|zsh)$/;
/** A line that begins with a cmdlet, sets an environment variable of PowerShell, or has its prompt. */
const powerShell =
  /^\s*(?:PS [A-Z]:\\[^>\n]*>|\$env:\w+|(?:\$\w+\s*=\s*)?(?:Add|Clear|Compare|Compress|Convert(?:From|To)?|Copy|Disable|Enable|Enter|Exit|Expand|Export|Find|ForEach|Format|Get|Import|Install|Invoke|Join|Measure|Move|New|Out|Pop|Publish|Push|Read|Register|Remove|Rename|Resolve|Restart|Save|Select|Send|Set|Show|Sort|Split|Start|Stop|Test|Uninstall|Unregister|Update|Wait|Where|Write)-[A-Z][A-Za-z]+(?=\s|$|\())/m;
