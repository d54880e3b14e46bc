'use strict';

// What the page does by itself: dialogs before anything is changed, the chart, and what a lost
// connection looks like. The server renders everything else, and htmx puts it in its place.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---- Buttons ask first ----

let opener = null;

function open(button) {
  const dialog = document.getElementById(button.dataset.opens);
  const form = dialog.querySelector('form');
  opener = button;
  dialog.querySelector('.problem').textContent = '';
  for (const name of ['scope', 'subject']) {
    if (form.elements[name]) {
      form.elements[name].value = button.dataset[name];
    }
  }
  all('[data-shows]', dialog).forEach((place) => {
    place.textContent = `${button.dataset.scope} ${button.dataset.subject}`;
  });
  dialog.showModal();
}

function close(dialog) {
  dialog.close();
  dialog.querySelector('form').reset();
  all('[data-remembered]').forEach((field) => {
    field.value = person ?? field.value;
  });
  // Its button may be gone by what it did.
  setTimeout(() => {
    if (document.activeElement === document.body && opener) {
      const heir = document.getElementById(opener.id) ?? document.getElementById('holds-heading');
      heir.focus();
    }
  });
}

let person = null;

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-remembered]')) {
    person = event.target.value;
  }
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-opens]');
  const link = event.target.closest('[data-looks-up]');
  if (button) {
    open(button);
  } else if (event.target.closest('[data-closes]')) {
    close(event.target.closest('dialog'));
  } else if (event.target.closest('#clear')) {
    document.getElementById('said').replaceChildren();
  } else if (link) {
    event.preventDefault();
    lookUp(link.dataset.looksUp);
  }
});

function problem(form, text) {
  form.querySelector('.problem').textContent = text;
}

document.addEventListener('htmx:afterRequest', (event) => {
  const dialog = event.target.closest('dialog');
  if (dialog && event.detail.successful) {
    close(dialog);
  } else if (dialog && event.detail.xhr.status > 0) {
    problem(event.target, event.detail.xhr.responseText);
  } else if (dialog) {
    problem(event.target, 'The console could not be reached. Look whether it happened, and try again.');
  }
});

// ---- Search ----

function lookUp(id) {
  document.getElementById('q').value = id;
  document.getElementById('search').requestSubmit();
}

document.addEventListener('htmx:afterSwap', (event) => {
  if (event.target.id === 'found') {
    const heading = event.target.querySelector('h3');
    heading.scrollIntoView({ block: 'nearest' });
    heading.focus();
  }
});

document.addEventListener('htmx:responseError', (event) => {
  if (event.target.id === 'search') {
    const line = document.createElement('p');
    line.className = 'problem';
    line.textContent = event.detail.xhr.responseText;
    document.getElementById('found').replaceChildren(line);
  }
});

// ---- The connection ----

const MOST_NOTICES = 4;

function say(text) {
  const line = document.createElement('p');
  line.className = 'notice bad';
  line.textContent = text;
  document.getElementById('said').prepend(line);
}

document.addEventListener('htmx:sseOpen', () => {
  document.body.classList.remove('lost');
});

document.addEventListener('htmx:sseError', () => {
  if (!document.body.classList.contains('lost')) {
    document.body.classList.add('lost');
    say('The connection to the console is lost; it is tried again.');
  }
});

// A connection that is open and says nothing is no better.
const LONGEST_SILENCE = 30000;
let heardAt = Date.now();

setInterval(() => {
  document.body.classList.toggle('stale', Date.now() - heardAt > LONGEST_SILENCE);
}, 5000);

document.addEventListener('htmx:sseMessage', (event) => {
  heardAt = Date.now();
  if (event.target.id === 'said') {
    all('.notice', event.target).slice(MOST_NOTICES).forEach((old) => old.remove());
  } else if (event.target.id === 'runs') {
    draw();
  } else if (opener?.dataset.opens === 'lift-dialog' && document.activeElement === document.body) {
    // The button went with the hold that it lifted.
    opener = null;
    document.getElementById('holds-heading').focus();
  }
});

// ---- The chart: the table's numbers as bars ----

const DURATION = 5;
const FEWEST_PLACES = 14;
const HEIGHT = 80;
const plots = [];

function runs() {
  return all('#runs tr[data-bars]')
    .map((row) => ({ began: row.dataset.label, bars: row.dataset.bars.split(' ').map(Number) }))
    .reverse();
}

const numbers = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function seconds(value) {
  if (value < 60) {
    return `${value.toFixed(1)} s`;
  }
  return value < 3600
    ? `${Math.floor(value / 60)} min ${Math.floor(value % 60)} s`
    : `${Math.floor(value / 3600)} h ${Math.floor((value % 3600) / 60)} min`;
}

// As short as an axis needs it.
function roughly(value) {
  if (value === 0) {
    return '0';
  }
  const [size, unit] = value < 60 ? [1, 's'] : value < 3600 ? [60, 'min'] : [3600, 'h'];
  return `${Math.round(value / size)} ${unit}`;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// The newest at the right, also when there are few.
function places() {
  const count = runs().length;
  return [Math.min(0, count - FEWEST_PLACES) - 0.6, count - 0.4];
}

function data(panel, list) {
  return [list.map((_, place) => place), list.map((run) => run.bars[panel])];
}

function show(place) {
  const list = runs();
  const shown = place ?? list.length - 1;
  const run = list[shown];
  all('figure[data-panel]').forEach((figure) => {
    const panel = Number(figure.dataset.panel);
    const value = run?.bars[panel];
    figure.querySelector('b').textContent =
      run === undefined ? '' : panel === DURATION ? seconds(value) : numbers.format(value);
  });
  document.getElementById('runs-shown').textContent =
    run === undefined ? '' : `${place === null ? 'the last, ' : ''}${run.began} UTC`;
}

function plot(figure) {
  const panel = Number(figure.dataset.panel);
  const place = figure.querySelector('div');
  const fill = colour(figure.classList.contains('bad') ? '--bad' : '--accent');
  const line = colour('--line');
  return new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      padding: [8, 2, 4, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false }, sync: { key: 'runs' } },
      scales: {
        x: { time: false, range: places },
        y: { range: (_, __, most) => [0, most || 1] },
      },
      axes: [
        { show: false },
        {
          size: 44,
          gap: 4,
          stroke: colour('--soft'),
          font: '11px system-ui, sans-serif',
          grid: { stroke: line, width: 1 },
          ticks: { show: false },
          splits: (_, __, least, most) => [least, most],
          values: (_, values) =>
            values.map((value) => (panel === DURATION ? roughly(value) : compact.format(value))),
        },
      ],
      series: [{}, { fill, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.7, 22] }) }],
      hooks: { setCursor: [(chart) => show(chart.cursor.idx ?? null)] },
    },
    data(panel, runs()),
    place,
  );
}

function draw() {
  const list = runs();
  plots.forEach(({ panel, chart }) => chart.setData(data(panel, list)));
  show(null);
}

function drawAnew() {
  plots.splice(0).forEach(({ chart }) => chart.destroy());
  all('figure[data-panel]').forEach((figure) => {
    plots.push({ panel: Number(figure.dataset.panel), chart: plot(figure) });
  });
  show(null);
}

drawAnew();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAnew);
new ResizeObserver(() => {
  plots.forEach(({ chart }) =>
    chart.setSize({ width: chart.root.parentElement.clientWidth, height: HEIGHT }));
}).observe(document.getElementById('panels'));

const asked = new URLSearchParams(location.search).get('q');
if (asked) {
  lookUp(asked);
}
