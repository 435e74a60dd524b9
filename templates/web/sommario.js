// Sugli schermi stretti il sommario si apre a richiesta: prima si vede di che cosa parla la pagina.
(function () {
  'use strict';
  var elenco = document.querySelector('#indice details');
  if (window.matchMedia('(max-width:77.99rem)').matches) { elenco.open = false; }
  function arriva() { if (location.hash === '#indice') { elenco.open = true; } }
  window.addEventListener('hashchange', arriva);
  document.addEventListener('click', function (evento) {
    if (evento.target.closest('a[href="#indice"]')) { elenco.open = true; }
  });
  arriva();
})();
