// La tabella di tutti gli obiettivi: si ordina premendo il nome di una colonna.
(function () {
  'use strict';
  var blocchi = Array.from(document.querySelectorAll('.obiettivo[data-esito]'));
  var primo = document.querySelector('main .missione');
  if (!primo) { return; }
  if (!(blocchi.length > 1)) { return; }

  function crea(nome, testo) {
    var elemento = document.createElement(nome);
    if (testo) { elemento.textContent = testo; }
    return elemento;
  }

  function numero(testo) {
    return parseFloat(testo.replace(/\./g, '').replace(',', '.').replace('\u2212', '-'));
  }

  // Chi non ha un numero sta in fondo, in un verso e nell'altro.
  function prima(una, altra, verso) {
    var numeri = [numero(una), numero(altra)];
    var mancano = numeri.map(function (valore) { return isNaN(valore) ? 1 : 0; });
    if (mancano[0] + mancano[1] > 0) { return mancano[0] - mancano[1]; }
    return (numeri[0] - numeri[1]) * verso;
  }

  var colonne = ['Obiettivo', 'Missione', 'Ufficio', 'Indice', 'Esito'];
  var tabella = crea('table');
  tabella.className = 'dati tabella-obiettivi';
  tabella.append(crea('caption', 'Tutti gli obiettivi: il nome di una colonna li ordina'));
  var testa = crea('tr');
  var corpo = crea('tbody');
  colonne.forEach(function (nome, colonna) {
    var cella = crea('th');
    cella.scope = 'col';
    var tasto = crea('button', nome);
    tasto.type = 'button';
    tasto.addEventListener('click', function () {
      var verso = cella.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      Array.from(testa.cells).forEach(function (altra) { altra.removeAttribute('aria-sort'); });
      cella.setAttribute('aria-sort', verso === 1 ? 'ascending' : 'descending');
      Array.from(corpo.rows).sort(function (riga, altra) {
        var testi = [riga.cells[colonna].textContent, altra.cells[colonna].textContent];
        return nome === 'Indice' ? prima(testi[0], testi[1], verso) : testi[0].localeCompare(testi[1], 'it') * verso;
      }).forEach(function (riga) { corpo.append(riga); });
    });
    cella.append(tasto);
    testa.append(cella);
  });
  blocchi.forEach(function (blocco) {
    var titolo = blocco.querySelector('[id^="obiettivo-"]');
    var indice = blocco.querySelector('.esito [data-c]');
    var collegamento = crea('a', titolo.textContent);
    collegamento.href = '#' + titolo.id;
    var nome = crea('th');
    nome.scope = 'row';
    nome.append(collegamento);
    var riga = crea('tr');
    riga.append(nome, crea('td', blocco.dataset.missione), crea('td', blocco.dataset.ufficio));
    riga.append(crea('td', indice ? indice.textContent : 'n.d.'), crea('td', blocco.dataset.esito));
    Array.from(riga.cells).forEach(function (cella, colonna) { cella.dataset.nome = colonne[colonna]; });
    riga.cells[3].className = 'num';
    corpo.append(riga);
  });
  var intestazione = crea('thead');
  intestazione.append(testa);
  tabella.append(intestazione, corpo);
  var riquadro = crea('details');
  riquadro.id = 'tutti-gli-obiettivi';
  riquadro.append(crea('summary', 'Tabella di tutti gli obiettivi (' + blocchi.length + ')'), tabella);
  primo.before(riquadro);
}());
