//! `contesto/` and `individuale/`: what is read, refused, and never printed.

use relazione_performance::domain::{Amount, EntityContext, Headcount, PaymentItem, Resources};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::context::{
    Individual, check_accounts, read_context, read_context_sheet, read_individual,
};
use relazione_performance::inputs::resources;
use relazione_performance::workbook::Limits;
use rust_decimal::Decimal;

use crate::entity::{Entity, files_in, seeds};

const HEADER: &str = "CATEGORIA;FASCIA;NUMERO DIPENDENTI;PREMI STANZIATI;PREMI DISTRIBUITI\n";

fn individual(text: &str) -> (Individual, Vec<Finding>) {
    read_individual(text.as_bytes(), "individuale/2024.csv", &Limits::default()).unwrap()
}

fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.id).collect()
}

#[test]
fn the_demonstration_prints_large_bands_and_hides_small_ones() {
    let name = "individuale/2024.xlsx";
    let bytes = std::fs::read(seeds().join(name)).unwrap();
    let (individual, findings) = read_individual(&bytes, name, &Limits::default()).unwrap();
    assert_eq!(ids(&findings), ["C010"]);
    let people: Vec<Option<u32>> = individual
        .bands
        .iter()
        .map(|band| if let Headcount::Shown(people) = &band.people { Some(people.value) } else { None })
        .collect();
    let shown = |number| Some(number);
    let hidden: [Option<u32>; 4] = [None; 4];
    assert_eq!(people[..4], hidden, "six people in one band: the number would tell the score of each");
    assert_eq!(people[4..8], [shown(7), None, None, shown(0)]);
    assert_eq!(people[8..], hidden, "a category of three people is not printed, zeros included");
    assert!(individual.bands[5].distributed == Amount::Suppressed);
    let totals: Vec<_> = individual.totals.iter().map(|total| (total.category.as_deref(), &total.people)).collect();
    assert_eq!(totals.len(), 4);
    assert!(matches!(totals[1], (Some("Istruttori"), Headcount::Shown(people)) if people.value == 13));
    assert_eq!(totals[2], (Some("Operatori esperti"), &Headcount::Suppressed));
    assert_eq!(totals[3], (None, &Headcount::Suppressed));
}

#[test]
fn names_and_tax_codes_refuse_the_whole_file() {
    for text in [
        "COGNOME E NOME;CATEGORIA;FASCIA;NUMERO DIPENDENTI\nRossi Maria;Istruttori;90–100;1\n".to_owned(),
        "Matricola;CATEGORIA;FASCIA;NUMERO DIPENDENTI\n77;Istruttori;90–100;1\n".to_owned(),
        format!("{HEADER}Istruttori;90–100;12;1;1\nfirmato RSSMRA80A01F205X;;;;\n"),
    ] {
        let (individual, findings) = individual(&text);
        assert!(individual.refused && individual.bands.is_empty(), "{text}");
        assert_eq!(ids(&findings), ["C003"], "{text}");
        assert!(findings[0].blocks() && findings[0].place.is_some());
        let said = findings[0].to_string();
        assert!(!said.contains("Rossi") && !said.contains("RSSMRA"), "{said}");
    }
}

#[test]
fn a_refused_or_unreadable_file_stays_out_of_the_package() {
    for content in ["COGNOME;CATEGORIA;FASCIA\nRossi;Istruttori;90–100\n", "a\0b"] {
        let entity = Entity::new();
        std::fs::remove_file(entity.path("individuale/2024.xlsx")).unwrap();
        entity.write("individuale/2024.csv", content);
        let run = entity.run("genera --anno 2024 --data 2025-06-20");
        assert_eq!(run.code, 0, "{}", run.stderr);
        let files = files_in(&entity.output("2024/bozza"));
        assert!(files.iter().all(|(name, _)| !name.contains("individuale/")), "{content}");
        assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 3);
    }
}

#[test]
fn bands_are_read_in_the_ways_offices_write_them() {
    let (read, findings) = individual(
        "Personale;Da;A;N. dipendenti;Premi stanziati;Premi distribuiti\n\
         Istruttori;90;100;12;\"12.000,00 €\";11000\n;75;89;9;9000;8000,50\nTotale;;;21;21000;19000,50\n\nFonte: ufficio personale;;;;;\n",
    );
    // «Da» and «A» stand for FASCIA.
    assert_eq!(ids(&findings), ["C005", "C011", "C012"], "{findings:?}");
    let labels: Vec<&str> = read.bands.iter().map(|band| band.label.as_str()).collect();
    assert_eq!(labels, ["90–100", "75–89"]);
    assert!(read.bands.iter().all(|band| band.category == "Istruttori"));
    let Amount::Shown(distributed) = &read.totals[0].distributed else { panic!("{:?}", read.totals) };
    assert_eq!(distributed.value, "19000.50".parse::<Decimal>().unwrap());
}

#[test]
fn rows_that_cannot_be_used_are_told() {
    for (row, code) in [
        ("Istruttori;60–74;due;1;1", "C006"),
        ("Istruttori;60–74;2,5;1;1", "C006"),
        ("Istruttori;60–74;-2;1;1", "C006"),
        ("Istruttori;;9;1;1", "C006"),
        ("Istruttori;60–74;9;x;1", "C006"),
        ("ISTRUTTORI;90–100;9;1;1", "C007"),
        ("Istruttori;60–74;9;1;2", "C008"),
        ("Istruttori;60–74;0;2;1", "C009"),
    ] {
        let (_, findings) = individual(&format!("{HEADER}Istruttori;90–100;12;9;9\nIstruttori;75–89;7;5;5\n{row}\n"));
        assert_eq!(ids(&findings), [code], "{row}");
    }
    assert_eq!(ids(&individual("una lettera\n").1), ["C004"]);
}

#[test]
fn the_context_of_the_demonstration_ties_to_its_resources() {
    let read_seed = |name: &str| std::fs::read(seeds().join(name)).unwrap();
    let (context, findings) = read_context(&read_seed("contesto/2024.toml"), "contesto/2024.toml");
    assert_eq!(findings, []);
    let mut context = context.unwrap();
    assert_eq!(context.population.as_ref().unwrap().value, 4102);
    assert_eq!(context.staff.iter().map(|row| row.women + row.men).sum::<u32>(), 22);
    let act = context.accounts_act.as_ref().unwrap();
    assert_eq!(act.value.number, "C.C. 14");
    assert!(act.place.to_string().ends_with("contesto/2024.toml, chiave «rendiconto.atto»"), "{}", act.place);
    let (resources, _): (Resources, _) =
        resources::read(&read_seed("risorse/2024.xlsx"), "risorse/2024.xlsx", &Limits::default()).unwrap();
    assert_eq!(check_accounts(&context, &resources), []);
    let spent = context.accounts.iter_mut().find(|(label, _)| label == "Spese impegnate").unwrap();
    assert_eq!(spent.1.place.to_string(), "contesto/2024.toml, chiave «rendiconto.voci, voce 2»");
    spent.1.value += Decimal::new(1, 2);
    let findings = check_accounts(&context, &resources);
    assert_eq!(ids(&findings), ["C002"]);
    assert_eq!(findings[0].expected.as_deref(), Some("4.933.666,29"));
}

#[test]
fn amounts_are_exact_however_they_are_written() {
    let amount = |written: &str| {
        let text = format!("[[rendiconto.voci]]\nvoce = \"Entrate\"\nimporto = {written}\n");
        let (context, findings) = read_context(text.as_bytes(), "c.toml");
        (context.unwrap().accounts.first().map(|(_, amount)| amount.value.normalize().to_string()), findings)
    };
    for (written, value) in [
        ("1234567.89", "1234567.89"),
        ("12", "12"),
        ("\"1.234.567,89 €\"", "1234567.89"),
        ("0.1", "0.1"),
        ("-5.5", "-5.5"),
    ] {
        assert_eq!(amount(written).0.as_deref(), Some(value), "{written}");
    }
    for wrong in ["\"molto\"", "nan", "\"1,2,3\""] {
        let (value, findings) = amount(wrong);
        assert_eq!((value, ids(&findings)), (None, vec!["C001"]), "{wrong}");
    }
}

#[test]
fn the_documented_example_reads_without_a_remark() {
    let guide = include_str!("../../docs/ingressi_facoltativi.md");
    let example = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let (context, findings) = read_context(example.as_bytes(), "contesto/2024.toml");
    assert_eq!(findings, []);
    let amounts: Vec<String> = context.unwrap().accounts.iter().map(|(_, amount)| amount.value.to_string()).collect();
    assert_eq!(amounts, ["4933666.29", "1284950.16"]);
}

#[test]
fn a_wrong_key_is_named_with_its_line() {
    for (text, line, word) in [
        ("popolazione = 4102\nabitanti = 3\n", 2, "abitanti"),
        ("popolazione = \"quattromila\"\n", 1, "numero intero"),
        ("popolazione = -3\n", 1, "popolazione"),
        ("[[dipendenti]]\ncategoria = \"A\"\ndonne = 1\n", 1, "uomini"),
        ("[rendiconto]\natto = { numero = \"1\", data = \"ieri\" }\n", 2, "atto"),
        ("popolazione = \n", 1, "manca un valore"),
    ] {
        let (context, findings) = read_context(text.as_bytes(), "contesto/2024.toml");
        assert!(context.is_none(), "{text}");
        assert_eq!(ids(&findings), ["C001"], "{text}");
        let said = findings[0].to_string();
        assert!(said.contains(&format!("riga {line}")) && said.contains(word), "{text}: {said}");
        assert!(!said.contains("expected") && !said.contains("invalid"), "{said}");
    }
    assert_eq!(read_context(b"", "contesto/2024.toml").0, Some(EntityContext::default()));
}

/// What a context says beside the staff: names and values, without their places, which differ by file.
#[derive(Debug, PartialEq)]
struct BesideTheStaff {
    gender: Vec<(String, u32, u32)>,
    surveys: Vec<String>,
    payments: Vec<(PaymentItem, Decimal)>,
}

fn beside_the_staff(context: &EntityContext) -> BesideTheStaff {
    let gender = context.gender.iter().map(|row| (row.name.clone(), row.women, row.men)).collect();
    let survey = |row: &relazione_performance::domain::Survey| {
        format!("{}: {} di {} su {}", row.service, row.average.value, row.answers.value, row.out_of.value)
    };
    let payments = context.payments.figures.iter().map(|(item, value)| (*item, value.value)).collect();
    BesideTheStaff { gender, surveys: context.surveys.iter().map(survey).collect(), payments }
}

#[test]
fn gender_users_and_payments_say_the_same_in_toml_and_in_a_table() {
    let toml = "[[genere]]\nvoce = \"Giunta\"\ndonne = 2\nuomini = 3\n[[utenti]]\nservizio = \"Nido\"\nrisposte = 40\n\
                media = 4.2\nsu = 5\n[pagamenti]\nrilevati_il = 2025-03-31\n[[pagamenti.voci]]\n\
                voce = \"tempo medio ponderato di ritardo\"\nvalore = \"-5,4\"\n[[pagamenti.voci]]\n\
                voce = \"Quota delle fatture considerate\"\nvalore = 97.4\n";
    let table = "SEZIONE;VOCE;VALORE;DONNE;UOMINI;RISPOSTE;SU\ngenere;Giunta;;2;3;;\nutenti;Nido;4,2;;;40;5\n\
                 pagamenti;Data di rilevazione;31/03/2025;;;;\npagamenti;Tempo medio ponderato di ritardo;-5,4;;;;\n\
                 pagamenti;Quota delle fatture considerate;97,4;;;;\npagamenti;Imprese creditrici;;;;;\n";
    let (of_keys, found) = read_context(toml.as_bytes(), "contesto/2024.toml");
    assert!(found.is_empty(), "{found:?}");
    let (of_table, found) = read_context_sheet(table.as_bytes(), "contesto/2024.csv", &Limits::default()).unwrap();
    assert!(found.is_empty(), "{found:?}");
    let of_keys = of_keys.unwrap();
    assert_eq!(beside_the_staff(&of_keys), beside_the_staff(&of_table));
    let day = |context: &EntityContext| context.payments.observed_on.as_ref().map(|day| day.value.to_string());
    assert_eq!((day(&of_keys), day(&of_table)), (Some("2025-03-31".to_owned()), Some("2025-03-31".to_owned())));
    assert_eq!(of_keys.payments.figures.len(), 2, "a row without a value is absent, never a zero");
}

#[test]
fn an_unknown_payment_a_second_one_and_a_mark_beyond_its_scale_are_told() {
    let toml = "[[utenti]]\nservizio = \"Nido\"\nrisposte = 40\nmedia = 6\nsu = 5\n[pagamenti]\n\
                [[pagamenti.voci]]\nvoce = \"Tempo\"\nvalore = 1\n[[pagamenti.voci]]\nvoce = \"Imprese creditrici\"\n\
                valore = 2\n[[pagamenti.voci]]\nvoce = \"Imprese creditrici\"\nvalore = 3\n";
    let (context, found) = read_context(toml.as_bytes(), "contesto/2024.toml");
    let context = context.unwrap();
    assert_eq!(ids(&found), ["C017", "C016", "C016"]);
    assert!(context.surveys.is_empty());
    assert_eq!(beside_the_staff(&context).payments, [(PaymentItem::Creditors, Decimal::from(2))], "the first counts");
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told[0].contains("6 su 5") && told[1].contains("Tempo medio di pagamento"), "{told:?}");
    let table = "SEZIONE;VOCE;VALORE;DONNE;UOMINI;RISPOSTE;SU\nutenti;Nido;4,2;;;;5\n";
    let (context, found) = read_context_sheet(table.as_bytes(), "contesto/2024.csv", &Limits::default()).unwrap();
    assert_eq!(ids(&found), ["C015"]);
    assert!(context.surveys.is_empty() && found[0].to_string().contains("RISPOSTE"), "{found:?}");
}
