import type { Draft } from './draft.js';
import { unitOfName, withUnit } from './named-units.js';
import { readMeasure } from './numbers.js';
import type { Language } from './language.js';
import { normalize } from './roles.js';
import type { StatedPeriod } from './stated-period.js';

/** A target whose day is worked out when all units have theirs. */
export interface DraftTarget {
  readonly text: string;
  readonly min?: number;
  readonly max?: number;
  readonly line: number;
  /** When: a period, or the end of a unit. */
  readonly period?: StatedPeriod;
  readonly unitEnd?: Draft;
  readonly year?: number;
}

export interface DraftKpi {
  name: string;
  readonly section: string;
  unit?: string;
  readonly line: number;
  readonly targets: DraftTarget[];
}

export interface KpiWhen {
  readonly period?: StatedPeriod;
  readonly unitEnd?: Draft;
  readonly year?: number;
}

const isMoneyOrShare = /[%$€£¥₽]|^(?:k|m|mio|млн|тыс|万)/i;

/** Gathers the targets of a document, one KPI for each metric. */
export class KpiCollector {
  readonly kpis: DraftKpi[] = [];
  private readonly byName = new Map<string, DraftKpi[]>();

  constructor(private readonly language: Language) {}

  /**
   * @param value as written; without one the KPI is only named
   * @param around the unit of the numbers around it, for one that says none
   */
  add(name: string, value: string | undefined, line: number, when: KpiWhen, section: string, around?: string): void {
    const said = unitOfName(name) ?? (isMoneyOrShare.test(around ?? '') ? around : undefined);
    const measure = value === undefined ? undefined : readMeasure(withUnit(value, said), this.language);
    const unit = measure?.unit ?? (measure ? around : undefined);
    const kpi = this.find(name, unit, section) ?? this.make(name, section, line);
    if (unit !== undefined) kpi.unit ??= unit;
    if (value === undefined || value === '') return;
    kpi.targets.push({
      text: value,
      line,
      ...when,
      ...(measure?.min !== undefined && { min: measure.min }),
      ...(measure?.max !== undefined && { max: measure.max }),
    });
  }

  /** A state without a number. */
  addState(name: string, text: string, line: number, when: KpiWhen, section: string): void {
    (this.find(name, undefined, section) ?? this.make(name, section, line)).targets.push({ text, line, ...when });
  }

  /** A metric of the same name is the same, unless it is counted in something else or stands in another section's plan. */
  private find(name: string, unit: string | undefined, section: string): DraftKpi | undefined {
    const known = this.byName.get(normalize(name)) ?? [];
    const sort = (one: string | undefined): string =>
      one === undefined ? '' : one === '%' ? '%' : /^[^\p{L}]+$|\$$|^[A-Z]{3}$/u.test(one) ? 'money' : 'count';
    return (
      known.find(
        (kpi) =>
          kpi.section === section &&
          (sort(kpi.unit) === sort(unit) || kpi.unit === undefined || unit === undefined || sort(kpi.unit) === 'count'),
      ) ??
      known.find((kpi) => kpi.targets.length === 0) ??
      known.find((kpi) =>
        kpi.unit === undefined || unit === undefined ? kpi.unit === unit : sort(kpi.unit) === sort(unit),
      )
    );
  }

  private make(name: string, section: string, line: number): DraftKpi {
    const kpi: DraftKpi = { name, section, line, targets: [] };
    this.kpis.push(kpi);
    // "Monthly recurring revenue (MRR)" is also "MRR".
    const short = /\(([A-Z][A-Za-z/]{1,7})\)\s*$/.exec(name)?.[1];
    const long = short === undefined ? undefined : name.slice(0, name.lastIndexOf('('));
    for (const key of new Set([name, short, long].flatMap((one) => (one === undefined ? [] : [normalize(one)])))) {
      this.byName.set(key, [...(this.byName.get(key) ?? []), kpi]);
    }
    return kpi;
  }
}
