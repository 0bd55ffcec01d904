namespace Outdial.Cli;

/// <summary>The style and the script of a page about a list.</summary>
internal static class ListPageParts
{
    internal const string Style =
        """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --line: #d0d7de; --good: #1a7f37;
          --bad: #b42318; --wait: #9a6700; --mark: #0969da; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d;
          --good: #3fb950; --bad: #ff7b72; --wait: #d29922; --mark: #58a6ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1, p { overflow-wrap: anywhere; } h1 { margin: 0; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1rem; }
        .tile { border: 1px solid var(--line); border-left: 4px solid var(--mark); border-radius: 6px;
          padding: .5rem 1rem; }
        .tile b { font-size: 1.5rem; display: block; }
        .ended { border-left-color: var(--good); } .unknown, .refused, .not-placed { border-left-color: var(--bad); }
        .waiting, .withheld, .cancelled { border-left-color: var(--wait); }
        table { border-collapse: collapse; width: 100%; } .bars { width: auto; }
        meter { width: min(16rem, 30vw); }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        svg { width: 100%; height: 8rem; border-bottom: 1px solid var(--line); } rect { fill: var(--mark); }
        input[type=search] { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line);
          border-radius: 6px; padding: .3rem .5rem; width: min(16rem, 60vw); }
        table { display: block; overflow-x: auto; }
        """;

    internal const string Script =
        """
        const all = JSON.parse(document.getElementById('data').textContent);
        const body = document.querySelector('#rows tbody'), query = document.getElementById('q');
        const person = document.getElementById('person'), found = document.getElementById('found');
        const names = ['row', 'to', 'state', 'verdict', 'placed', 'why', 'conversation'], most = 500;
        function show() {
          const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
          const hits = all.filter(row => (!person.checked || row.person) &&
            words.every(word => names.some(name => row[name].toLowerCase().includes(word))));
          body.replaceChildren(...hits.slice(0, most).map(row => {
            const line = document.createElement('tr');
            for (const name of names) { line.insertCell().textContent = row[name]; }
            return line;
          }));
          found.textContent = hits.length > most ? `${most} of ${hits.length} rows` : `${hits.length} rows`;
        }
        query.addEventListener('input', show);
        person.addEventListener('change', show);
        show();
        """;
}
