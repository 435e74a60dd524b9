// Subito dopo la copertina, prima che si veda altro: come si chiede da dove viene una cifra.
(function () {
  'use strict';
  var riquadro = document.createElement('div');
  var spiegazione = document.createElement('p');
  var tasto = document.createElement('button');
  riquadro.id = 'cifre';
  spiegazione.textContent = 'Ogni cifra si spiega da s\u00e9: basta premerla. Da tastiera le cifre si raggiungono dopo questo pulsante.';
  tasto.type = 'button';
  tasto.textContent = 'Da dove vengono le cifre';
  tasto.setAttribute('aria-pressed', 'false');
  riquadro.append(spiegazione, tasto);
  document.currentScript.after(riquadro);
}());
