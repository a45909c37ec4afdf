/**
 * Markdown as greedily as any client might read it: the subset of Teams, the whole of CommonMark's
 * inline syntax, raw HTML, and mentions whether anybody is mentioned or not. What stays text here stays
 * text everywhere.
 */
globalThis.greedyMarkdown = (source) => {
  const targets = new Map();
  const withoutDefinitions = source.replace(/^\s*\[([^\]]+)\]:\s*(\S+).*$/gm, (_all, name, url) => {
    targets.set(name.toLowerCase(), url);
    return '';
  });
  const lines = withoutDefinitions.split('\n').map((line) =>
    line
      .replace(/^\s*#{1,6}\s+(.*)$/, '<h1>$1</h1>')
      .replace(/^\s*>\s?(.*)$/, '<blockquote>$1</blockquote>')
      .replace(/^\s*(?:[-+*]|\d{1,9}[.)])\s+(.*)$/, '<ul><li>$1</li></ul>')
      .replace(/^\s*(?:[-*_]\s*){3,}$/, '<hr>'),
  );
  return lines
    .join('\n')
    .replace(/\{\{(DATE|TIME)\([^)]*\)\}\}/g, '<time>$1</time>')
    .replace(/<(https?:[^>\s]+|[^>\s]+@[^>\s]+)>/gi, '<a href="$1">$1</a>')
    .replace(/<at\b[^>]*>(.*?)<\/at\s*>/gis, '<span class="mention">$1</span>')
    .replace(/!\[([^\]]*)\]\s*\(([^)]*)\)/g, '<img alt="$1" src="$2">')
    .replace(/\[([^\]]*)\]\s*\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\[([^\]]*)\]\s*\[([^\]]*)\]/g, '<a href="#$2">$1</a>')
    .replace(/\[([^\]]+)\]/g, (all, name) => (targets.has(name.toLowerCase()) ? `<a href="${targets.get(name.toLowerCase())}">${name}</a>` : all))
    .replace(/\\([!-/:-@[-`{-~])/g, '<span class="escape">$1</span>')
    .replace(/&(#?\w+);/g, '<span class="entity">&amp;$1;</span>')
    .replace(/`+([^`]+)`+/g, '<code>$1</code>')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/gs, '<strong>$2</strong>')
    .replace(/\*(?=\S)(.+?)\*/gs, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)(.+?)_(?![\p{L}\p{N}])/gsu, '<em>$1</em>')
    .replace(/~~?(?=\S)(.+?)~~?/gs, '<del>$1</del>')
    .replace(/==(?=\S)(.+?)==/gs, '<mark>$1</mark>');
};
