import { normalize } from './roles.js';
import type { ImportedRisk } from './types.js';

interface DraftRisk {
  title: string;
  category?: string;
  mitigation?: string;
  /** The words of the heading around it, without those for "risk". */
  readonly group: string;
}

/** Gathers risks, and pairs lists of mitigations with the risks of the matching heading. */
export class RiskCollector {
  private readonly risks: DraftRisk[] = [];
  private readonly lists = new Map<string, string[]>();

  add(title: string, group: string, category?: string, mitigation?: string): void {
    const known = this.risks.find((risk) => risk.title === title && risk.category === category);
    if (known) {
      if (mitigation !== undefined) known.mitigation ??= mitigation;
      return;
    }
    this.risks.push({
      title,
      group,
      ...(category !== undefined && category !== '' && { category }),
      ...(mitigation !== undefined && mitigation !== '' && { mitigation }),
    });
  }

  /** "Mitigation: …" speaks of the risk before it. */
  mitigateLast(text: string): boolean {
    const last = this.risks.at(-1);
    if (!last) return false;
    last.mitigation = last.mitigation === undefined ? text : `${last.mitigation}; ${text}`;
    return true;
  }

  addMitigation(group: string, text: string): void {
    this.lists.set(group, [...(this.lists.get(group) ?? []), text]);
  }

  finish(): ImportedRisk[] {
    const open = (group: string): DraftRisk[] =>
      this.risks.filter((risk) => risk.mitigation === undefined && risk.group === group);
    for (const [group, list] of this.lists) {
      const mitigation = list.join('; ');
      for (const risk of open(group)) risk.mitigation = mitigation;
    }
    // A list for all of them, where nothing else is said.
    const general = this.lists.get('');
    if (general) for (const risk of this.risks) risk.mitigation ??= general.join('; ');
    return this.risks.map(({ title, category, mitigation }) => ({
      title,
      ...(category !== undefined && { category }),
      ...(mitigation !== undefined && { mitigation }),
    }));
  }
}

const riskWords =
  /(?<!\p{L})(?:risks?|riesgos?|riscos?|risques?|risiken|risiko|риски|риск|рисков|threats?|mitigations?|mitigacion|mitigaciones|mitigacao|attenuation|minderung|gegenma\p{L}*|countermeasures?|measures|strateg\p{L}*|medidas?|mesures?|меры|мера|снижени\p{L}*|plan|response|responses|and|y|e|et|und|и|&|de|des|del|da|do|for|of|the|factors|related|potential)(?!\p{L})/giu;

/** What the headings of risks and of their mitigations have in common: "Technology risks", "Technology risk mitigation". */
export function groupOf(heading: string): string {
  return normalize(
    normalize(heading)
      .replace(riskWords, ' ')
      .replace(/风险|应对|措施|缓解|对策|与|及|和|管理|分析/g, ' '),
  ).replace(/(?:ical|ies|y|al)\b/g, '');
}
