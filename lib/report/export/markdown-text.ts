/** Text within a line, none of it markup: no element, link, heading, list or emphasis comes of it. */
export function inline(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, '$1\\$2')
    .replace(/^(\s*)\\(\d+)([.)])/, '$1$2\\$3')
}

/** A block of code with a fence longer than any within it. */
export function fence(lines: readonly string[], language: string): readonly string[] {
  const longest = Math.max(2, ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(({ length }) => length)))
  const ticks = '`'.repeat(longest + 1)
  return [`${ticks}${language === 'text' ? '' : language}`, ...lines, ticks]
}
