/** What kind of diagram a Mermaid block is: "gantt", "timeline", "flowchart" … */
export function diagramOf(source: string): string {
  const lines = source.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n');
  const first = lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('%%')) ?? '';
  return /^[a-z]+/i.exec(first)?.[0].toLowerCase() ?? '';
}
