import { addDays, addMonths, dayOf, type Client, type Day, type PlanRows } from 'milestone-kit/sdk';

const sampleTitle = 'Harbour Bikes: from pilot to profit';

/** The sample plan began some months ago, so that it has something to show on whatever day the page is opened. */
export function sampleStart(): Day {
  const now = new Date();
  return addMonths(dayOf(now.getFullYear(), now.getMonth() + 1, 1), -4);
}

/** What was measured in the sample so far, by the name of the KPI: a number every two weeks. */
const measured: Readonly<Record<string, readonly number[]>> = {
  'Monthly revenue': [0, 900, 2100, 3800, 5200, 7900, 9600, 11800, 13100, 14900],
  'Monthly riders': [0, 20, 55, 90, 140, 190, 230, 290, 340, 380],
  Team: [3, 3, 4, 4, 5, 5, 5, 6, 6, 6],
  'Profit margin': [-160, -150, -131, -120, -98, -90, -77, -70, -66, -61],
};

/** Records the sample's readings, from its first day until today, where there are none yet. */
export async function recordSample(client: Client, { plan, kpis, readings }: PlanRows): Promise<void> {
  if (plan?.title !== sampleTitle || plan.anchorOn === undefined || readings.length > 0) return;
  const { anchorOn } = plan;
  const today = client.today();
  const known = kpis.flatMap((kpi) => (measured[kpi.name] ?? []).map((value, index) => (
    { id: client.makeId(), kpiId: kpi.id, on: addDays(anchorOn, index * 14), value }
  )));
  await Promise.all(known.filter(({ on }) => on <= today).map((reading) => client.run('kpi.record', reading)));
}
