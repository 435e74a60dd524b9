// Filtri e derivazione delle cifre: senza questo programma la pagina si legge lo stesso.
(function () {
  'use strict';
  var dati = JSON.parse(document.getElementById('derivazioni').textContent.replace(/\\ufffd/g, '□'));
  var pagina = document.documentElement;
  var strumenti = crea('div');
  strumenti.id = 'strumenti';
  var blocchi = Array.from(document.querySelectorAll('.obiettivo[data-esito]'));

  function crea(nome, testo) {
    var elemento = document.createElement(nome);
    if (testo) { elemento.textContent = testo; }
    return elemento;
  }

  // Le tabelle mostrate a schede restano tabelle per chi ascolta.
  var ruoli = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tfoot: 'rowgroup', tr: 'row', td: 'cell' };
  Object.keys(ruoli).forEach(function (nome) {
    document.querySelectorAll('main ' + nome).forEach(function (elemento) {
      elemento.setAttribute('role', ruoli[nome]);
    });
  });
  document.querySelectorAll('main th').forEach(function (elemento) {
    elemento.setAttribute('role', elemento.getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader');
  });

  // Filtri.
  var scelte = {};
  var conteggio = crea('p');
  conteggio.setAttribute('role', 'status');

  // Un elenco con una voce sola non sceglie nulla.
  function aggiungiScelta(modulo, chiave, etichetta, tutti) {
    var valori = [];
    blocchi.forEach(function (blocco) {
      var valore = blocco.dataset[chiave];
      if (valori.indexOf(valore) === -1) { valori.push(valore); }
    });
    if (!(valori.length > 1)) { return; }
    var campo = crea('div');
    var nome = crea('label', etichetta);
    var menu = crea('select');
    menu.id = 'filtro-' + chiave;
    nome.htmlFor = menu.id;
    menu.append(new Option(tutti, ''));
    valori.sort().forEach(function (valore) { menu.append(new Option(valore, valore)); });
    menu.addEventListener('change', filtra);
    scelte[chiave] = menu;
    campo.append(nome, menu);
    modulo.append(campo);
  }

  // Le righe degli elenchi portano al loro obiettivo, e si vedono con lui.
  var righe = {};
  document.querySelectorAll('main tr th a[href^="#obiettivo-"]').forEach(function (collegamento) {
    var chiave = decodeURIComponent(collegamento.getAttribute('href').slice(1));
    (righe[chiave] = righe[chiave] || []).push(collegamento.closest('tr'));
  });

  function mostra(blocco, si) {
    blocco.hidden = !si;
    var titolo = blocco.querySelector('[id^="obiettivo-"]');
    (titolo ? righe[titolo.id] || [] : []).forEach(function (riga) {
      riga.hidden = !si;
      var nota = riga.nextElementSibling;
      if (nota) { if (nota.classList.contains('nota')) { nota.hidden = !si; } }
    });
  }

  // Un gruppo di righe senza più righe non lascia il suo titolo.
  function nascondiTitoli() {
    document.querySelectorAll('main tbody').forEach(function (corpo) {
      var titolo = null;
      var sue = 0;
      var viste = 0;
      var chiudi = function () { if (titolo) { titolo.hidden = sue === 0 ? false : viste === 0; } };
      Array.from(corpo.rows).forEach(function (riga) {
        if (riga.querySelector('th[scope=rowgroup]')) {
          chiudi();
          titolo = riga;
          sue = 0;
          viste = 0;
        } else {
          sue += 1;
          viste += riga.hidden ? 0 : 1;
        }
      });
      chiudi();
    });
  }

  function corrisponde(blocco) {
    return Object.keys(scelte).every(function (chiave) {
      var voluto = scelte[chiave].value;
      return voluto === '' ? true : blocco.dataset[chiave] === voluto;
    });
  }

  function filtra() {
    var visti = 0;
    blocchi.forEach(function (blocco) {
      mostra(blocco, corrisponde(blocco));
      visti += blocco.hidden ? 0 : 1;
    });
    nascondiTitoli();
    document.querySelectorAll('.missione, .missione section').forEach(function (gruppo) {
      var suoi = Array.from(gruppo.querySelectorAll('.obiettivo[data-esito]'));
      gruppo.hidden = suoi.length === 0 ? false : suoi.every(function (blocco) { return blocco.hidden; });
    });
    azzera.disabled = visti === blocchi.length;
    conteggio.textContent = (visti === 1 ? '1 obiettivo' : visti + ' obiettivi') + ' su ' + blocchi.length;
  }

  // Chi segue un collegamento a un obiettivo nascosto dai filtri lo trova: i filtri si tolgono.
  function raggiungi() {
    var meta = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!meta) { return; }
    if (!meta.closest('[hidden]')) { return; }
    modulo.reset();
    filtra();
    conteggio.textContent = 'Filtri tolti per mostrare l\u2019obiettivo scelto: ' + conteggio.textContent;
    meta.scrollIntoView();
  }
  window.addEventListener('hashchange', raggiungi);
  document.addEventListener('click', function (evento) {
    // Lo stesso collegamento, due volte, non cambia l’indirizzo.
    var collegamento = evento.target.closest('a[href^="#"]');
    if (collegamento) { if (collegamento.hash === location.hash) { raggiungi(); } }
  });

  // Derivazione di una cifra.
  var finestra = crea('dialog');
  finestra.setAttribute('aria-labelledby', 'titolo-derivazione');
  document.body.append(finestra);

  function voce(elenco, nome, testo) {
    elenco.append(crea('dt', nome), crea('dd', testo));
  }

  function italiano(valore) {
    var giorno = /^(\d{4})-(\d{2})-(\d{2})$/.exec(valore);
    if (giorno) { return giorno[3] + '/' + giorno[2] + '/' + giorno[1]; }
    if (!/^-?\d+(\.\d+)?$/.test(valore)) { return valore; }
    var parti = valore.replace('-', '\u2212').split('.');
    parti[0] = parti[0].replace(/\B(?=(\d{3})+$)/g, '.');
    return parti.join(',');
  }

  function apri(elemento) {
    var cifra = dati.c[Number(elemento.dataset.c)];
    var titolo = crea('h2', cifra.n);
    titolo.id = 'titolo-derivazione';
    var elenco = crea('dl');
    voce(elenco, 'Cifra', elemento.textContent);
    voce(elenco, 'Regola', dati.r[cifra.r]);
    if (cifra.v) { voce(elenco, 'Prima dell\u2019arrotondamento', italiano(cifra.v)); }
    if (cifra.i) {
      var lista = crea('ul');
      cifra.i.forEach(function (ingresso) {
        var nome = typeof ingresso[0] === 'number' ? dati.c[ingresso[0]].n : ingresso[0];
        lista.append(crea('li', nome + ': ' + italiano(ingresso[1])));
      });
      if (cifra.a) { lista.append(crea('li', 'e altri ' + cifra.a + ', nell\u2019allegato')); }
      var valore = crea('dd');
      valore.append(lista);
      elenco.append(crea('dt', 'Calcolata da'), valore);
    }
    if (cifra.x) {
      var foglio = dati.f[cifra.x[0]];
      voce(elenco, 'Nell\u2019allegato', foglio[0] + ', foglio ' + foglio[1] + ', cella ' + cifra.x[1]);
    }
    var chiudi = crea('button', 'Chiudi');
    chiudi.type = 'button';
    chiudi.addEventListener('click', function () { finestra.close(); });
    finestra.replaceChildren(titolo, elenco, chiudi);
    finestra.showModal();
    finestra.addEventListener('close', function () { if (elemento.focus) { elemento.focus(); } }, { once: true });
  }

  function mostraCifre(aperte) {
    pagina.classList.toggle('cifre-aperte', aperte);
    document.querySelectorAll('main [data-c]').forEach(function (elemento) {
      if (elemento.closest('svg')) { return; }
      if (aperte) {
        elemento.tabIndex = 0;
        elemento.setAttribute('role', 'button');
      } else {
        elemento.removeAttribute('tabindex');
        elemento.removeAttribute('role');
      }
    });
  }

  function premuta(evento) {
    var elemento = evento.target.closest('main [data-c]');
    if (!elemento) { return; }
    // Chi segue un collegamento o segna un testo da copiare non chiede della cifra.
    if (evento.target.closest('a, button')) { return; }
    if (String(window.getSelection())) { return; }
    if (evento.type === 'keydown') {
      if (['Enter', ' '].indexOf(evento.key) === -1) { return; }
    }
    evento.preventDefault();
    apri(elemento);
  }
  document.addEventListener('click', premuta);
  document.addEventListener('keydown', premuta);

  var modulo = crea('form');
  aggiungiScelta(modulo, 'missione', 'Missione', 'Tutte');
  aggiungiScelta(modulo, 'ufficio', 'Ufficio', 'Tutti');
  aggiungiScelta(modulo, 'esito', 'Esito', 'Tutti');
  modulo.addEventListener('submit', function (evento) { evento.preventDefault(); });
  var barra = crea('div');
  barra.className = 'barra';
  var azzera = crea('button', 'Togli i filtri');
  azzera.type = 'button';
  azzera.addEventListener('click', function () { modulo.reset(); filtra(); });
  var derivazioni = document.querySelector('#cifre button') || crea('button');
  derivazioni.addEventListener('click', function () {
    var aperte = derivazioni.getAttribute('aria-pressed') !== 'true';
    derivazioni.setAttribute('aria-pressed', String(aperte));
    mostraCifre(aperte);
  });
  barra.append(azzera);
  strumenti.append(modulo, barra, conteggio);
  pagina.classList.add('con-cifre');
  var primo = document.getElementById('tutti-gli-obiettivi') || document.querySelector('main .missione');
  if (primo) {
    if (Object.keys(scelte).length > 0) { primo.before(strumenti); }
    filtra();
  }
}());
