import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DataTable } from '../../../src/charts/DataTable';
import { dateScale } from '../../../src/charts/dates';
import type { Point } from '../../../src/charts/points';
import { TimeChart } from '../../../src/charts/TimeChart';

const DATES = dateScale(['2022-10-27', '2026-10-27'], 40, 600);

function chart(points: Point[], links: { from: string; to: string; tone: 'main' }[] = []) {
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(
    <TimeChart
      name="T1PA"
      summary="T1PA on two films"
      width={640}
      height={96}
      dates={DATES}
      points={points}
      links={links}
      references={[{ value: 23.4, label: 'target', look: 'target' }]}
    />,
  );
  return page;
}

const EARLY: Point = {
  id: 'early',
  group: 'early',
  x: 88,
  value: 25.9,
  interval: { low: 22.9, high: 28.9 },
  shape: 'circle',
  hollow: false,
  tone: 'main',
  label: '26',
  name: 'T1PA 25.9°, 27 Oct 2022',
};
const LATE: Point = {
  ...EARLY,
  id: 'late',
  group: 'late',
  x: 552,
  value: 36.7,
  hollow: true,
  name: 'T1PA 36.7°',
};

describe('TimeChart', () => {
  it('is a picture with a summary, and every point has a name', () => {
    const page = chart([EARLY, LATE]);
    expect(page.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe('T1PA on two films');
    const names = [...page.querySelectorAll('.chart-target')].map((target) =>
      target.getAttribute('aria-label'),
    );
    expect(names).toEqual([EARLY.name, LATE.name]);
  });

  it('is one stop of the tabulator', () => {
    const stops = [...chart([EARLY, LATE]).querySelectorAll('.chart-target')].map((target) =>
      target.getAttribute('tabindex'),
    );
    expect(stops).toEqual(['-1', '0']);
  });

  it('draws a line only where two points are joined', () => {
    expect(chart([EARLY, LATE]).querySelectorAll('.link')).toHaveLength(0);
    expect(
      chart([EARLY, LATE], [{ from: 'early', to: 'late', tone: 'main' }]).querySelectorAll('.link'),
    ).toHaveLength(1);
    expect(
      chart([EARLY], [{ from: 'early', to: 'late', tone: 'main' }]).querySelectorAll('.link'),
    ).toHaveLength(0);
  });

  it('draws a limited value hollow', () => {
    expect(chart([EARLY, LATE]).querySelectorAll('.mark.hollow')).toHaveLength(1);
  });

  it('draws nothing without a point', () => {
    expect(chart([]).innerHTML).toBe('');
  });
});

describe('DataTable', () => {
  it('names its rows and columns', () => {
    const page = document.createElement('div');
    page.innerHTML = renderToStaticMarkup(
      <DataTable
        caption="Scores"
        columns={[
          { key: 'day', heading: 'Day', cell: ({ day }: { day: string; odi: number }) => day },
          { key: 'odi', heading: 'ODI', numeric: true, cell: ({ odi }) => odi },
        ]}
        rows={[{ day: '27 Oct 2026', odi: 58 }]}
        rowKey={({ day }) => day}
      />,
    );
    expect(page.querySelector('caption')?.textContent).toBe('Scores');
    expect(page.querySelector('tbody th[scope=row]')?.textContent).toBe('27 Oct 2026');
    expect([...page.querySelectorAll('thead th[scope=col]')].map((cell) => cell.textContent)).toEqual([
      'Day',
      'ODI',
    ]);
  });
});
