/** Whether a Markdown text is worth parsing as a checklist: a task list item or a shell block, found without parsing. */
export function looksLikeChecklist(text: string): boolean {
  return taskItem.test(text) || shellFence.test(text);
}

const taskItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/m;
const shellFence =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*(?:bash|sh|shell|shellscript|zsh|ksh|fish|console|terminal|powershell|pwsh)\b/im;
