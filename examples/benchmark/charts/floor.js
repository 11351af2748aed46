// The floor: the visible rows alone, drawn by hand with nothing else around. Nobody can be faster; all are compared with it.
const rowHeight = 38;
const pixelsPerDay = 1.2;

export async function mount(container, plan) {
  const { milestones, firstDay } = plan;
  container.style.cssText += ';overflow:auto;position:relative;font:13px system-ui';
  const sheet = document.createElement('div');
  sheet.style.cssText = `position:relative;height:${milestones.length * rowHeight}px;width:2400px`;
  container.append(sheet);
  const draw = () => {
    const first = Math.max(0, Math.floor(container.scrollTop / rowHeight) - 2);
    const rows = milestones.slice(first, first + Math.ceil(container.clientHeight / rowHeight) + 4);
    sheet.replaceChildren(...rows.map((item, index) => {
      const row = document.createElement('div');
      row.className = 'row';
      row.style.cssText = `position:absolute;top:${(first + index) * rowHeight}px;height:${rowHeight}px;width:100%`;
      const name = document.createElement('span');
      name.textContent = item.title;
      const bar = document.createElement('div');
      const from = item.startsOn ?? item.dueOn;
      bar.style.cssText = `position:absolute;top:9px;height:20px;background:#3b7dd8;`
        + `left:${330 + (Date.parse(from) - firstDay) / 864e5 * pixelsPerDay}px;`
        + `width:${(Date.parse(item.dueOn) - Date.parse(from)) / 864e5 * pixelsPerDay + 2}px`;
      row.append(name, bar);
      return row;
    }));
  };
  container.addEventListener('scroll', draw, { passive: true });
  draw();
}

export const isComplete = (container) => container.querySelectorAll('.row').length >= 20;
