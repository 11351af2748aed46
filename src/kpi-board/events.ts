import type { Day } from '../../sdk/model/day.js';
import type { Id } from '../../sdk/model/values.js';
import { RequestEvent } from '../bind/events.js';

/** A reading that a person has typed: a number, words, or both. */
export interface NewReading {
  readonly kpiId: Id;
  readonly on: Day;
  readonly value?: number;
  readonly text?: string;
  readonly note?: string;
}

/** Asks for a reading to be recorded. Event `kpi-record-request`. */
export class KpiRecordRequestEvent extends RequestEvent {
  static readonly type = 'kpi-record-request';

  constructor(readonly reading: NewReading) {
    super(KpiRecordRequestEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'kpi-record-request': KpiRecordRequestEvent;
  }
}
