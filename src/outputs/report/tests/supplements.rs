//! Invented supplements that fill every section of the document.

use rust_decimal::Decimal;

use crate::domain::{
    Act, Amount, BandTotal, Block, Change, ChangeEffect, EntityContext, Headcount, Inline, MissionCode, Narrative,
    Narratives, PaymentItem, Payments, Place, ProgrammeBudget, ProgrammeCode, Resources, ScoreBand, Sourced,
    StaffCategory, Supplements, Survey, Topic,
};
use crate::inputs::catalogue::Catalogue;

fn at<T>(value: T) -> Sourced<T> {
    Sourced::new(value, Place::file("prova"))
}

fn act(number: &str, date: &str) -> Act {
    Act { number: number.to_owned(), date: date.parse().unwrap() }
}

/// Everything that an entity may add, every optional part of it at least once.
pub(super) fn filled() -> Supplements {
    Supplements {
        resources: Some(resources()),
        changes: changes(),
        narratives: narratives(),
        score_bands: bands(),
        band_totals: band_totals(),
        context: Some(context()),
    }
}

fn resources() -> Resources {
    let mut programmes = Vec::new();
    for (mission, count) in
        [(1, 11), (3, 2), (4, 6), (5, 2), (6, 2), (8, 2), (9, 8), (10, 5), (11, 2), (12, 9), (20, 3)]
    {
        for number in 1..=count {
            let programme = ProgrammeCode::new(mission, number);
            if Catalogue::embedded().programme(programme).is_none() {
                continue;
            }
            let base = i64::from(mission) * 7_341_237 + i64::from(number) * 3_118_911;
            let euro = |cents: i64| Some(at(Decimal::new(cents, 2)));
            let empty = mission == 20;
            programmes.push(ProgrammeBudget {
                programme,
                appropriated: euro(base),
                committed: if empty { euro(0) } else { euro(base / 100 * 87) },
                carried_forward: if number == 5 { None } else { euro(base / 100 * 4) },
                paid: if empty { euro(0) } else { euro(base / 100 * 71) },
                arrears_paid: euro(base / 50),
                arrears_left: euro(base / 70),
                place: Place::file("risorse/2024.xlsx"),
            });
        }
    }
    Resources { programmes }
}

fn changes() -> Vec<Change> {
    let change = |objective: &str, field: &str, before: &str, after: &str, applied: bool| Change {
        objective: objective.parse().unwrap(),
        indicator: field.starts_with("TARGET").then(|| format!("{objective}.1").parse().unwrap()),
        field: at(field.to_owned()),
        before: Some(at(before.to_owned())),
        after: (!after.is_empty()).then(|| at(after.to_owned())),
        reason: Some("La gara d’appalto è stata aggiudicata in novembre".to_owned()),
        act: applied.then(|| at(act("G.C. 71", "2024-07-18"))),
        date: Some("2024-07-18".parse().unwrap()),
        applied,
        effect: if field == "annullato" { ChangeEffect::Cancels } else { ChangeEffect::Alters },
        place: Place::file("variazioni/2024.xlsx"),
    };
    vec![
        change("01.05-01", "TARGET", "4", "3", true),
        change("01.11-01", "FINALITA'", "Ridurre i tempi", "Ridurre tempi e costi", true),
        change("12.01-01", "annullato", "previsto", "", false),
    ]
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn narratives() -> Narratives {
    let paragraph = |words: &str| Block::Paragraph(text(words));
    let place = Place::file("testi/2024");
    let narrative = |blocks: Vec<Block>| Narrative { blocks, place: place.clone() };
    let long = "Il Comune si trova lungo il Naviglio Grande, nel Parco del Ticino. Nel corso dell’anno la popolazione è \
                rimasta stabile, mentre è cresciuta la quota di residenti oltre i sessantacinque anni; le richieste di \
                servizi alla persona sono aumentate di conseguenza.";
    let context = vec![
        Block::Heading(1, text("Il territorio")),
        paragraph(long),
        Block::List {
            ordered: false,
            items: vec![vec![paragraph("una scuola dell’infanzia")], vec![paragraph("una scuola primaria")]],
        },
        Block::Heading(3, text("Le entrate")),
        Block::Paragraph(vec![
            Inline::Text("I dati completi sono nel ".to_owned()),
            Inline::Link { address: "https://www.example.org/rendiconto".to_owned(), content: text("rendiconto") },
            Inline::Text(".".to_owned()),
        ]),
    ];
    let short = |words: &str| narrative(vec![paragraph(words)]);
    Narratives::from([
        (Topic::Context, narrative(context)),
        (Topic::BoardJudgement, short("La performance organizzativa è adeguata (verbale del 12 maggio 2025).")),
        (Topic::Individual, short("La valutazione si è chiusa il 30 aprile 2025, con due richieste di riesame.")),
        (Topic::EqualOpportunities, short("Il Comitato unico di garanzia si è riunito tre volte.")),
        (Topic::Transparency, short("Gli obblighi di pubblicazione sono stati verificati il 31 maggio 2025.")),
        (Topic::Users, short("Al questionario di gradimento hanno risposto 412 utenti.")),
        (Topic::Method, short("Le soglie sono quelle del sistema di misurazione vigente.")),
        (Topic::Mission(MissionCode(4)), short("L’asilo nido è rimasto chiuso da settembre per lavori.")),
    ])
}

fn bands() -> Vec<ScoreBand> {
    let band = |category: &str, label: &str, people: Headcount, euro: Option<i64>| {
        let amount = || match (&people, euro) {
            (Headcount::Suppressed, _) => Amount::Suppressed,
            (_, Some(euro)) => Amount::Shown(at(Decimal::from(euro))),
            (_, None) => Amount::Missing,
        };
        let (allocated, distributed) = (amount(), amount());
        let (category, label) = (category.to_owned(), label.to_owned());
        ScoreBand { category, label, people, allocated, distributed, place: Place::file("individuale/2024.xlsx") }
    };
    vec![
        band("Dipendenti", "90–100", Headcount::Shown(at(14)), Some(12_600)),
        band("Dipendenti", "70–89", Headcount::Shown(at(6)), None),
        band("Dipendenti", "sotto 70", Headcount::Shown(at(0)), Some(0)),
        band("Titolari di EQ", "90–100", Headcount::Suppressed, None),
        band("Titolari di EQ", "70–89", Headcount::Missing, None),
    ]
}

fn band_totals() -> Vec<BandTotal> {
    let total = |category: Option<&str>, people, euro: i64| BandTotal {
        category: category.map(str::to_owned),
        people: Headcount::Shown(at(people)),
        allocated: Amount::Shown(at(Decimal::from(euro))),
        distributed: Amount::Shown(at(Decimal::from(euro))),
    };
    vec![total(Some("Dipendenti"), 20, 15_400), total(None, 28, 24_000)]
}

fn context() -> EntityContext {
    let staff = |name: &str, women, men| StaffCategory {
        name: name.to_owned(),
        women,
        men,
        place: Place::file("contesto/2024.toml"),
    };
    EntityContext {
        population: Some(at(4_123)),
        staff: vec![staff("Funzionari ed EQ", 4, 2), staff("Istruttori", 8, 3), staff("Operatori esperti", 2, 4)],
        accounts: vec![
            ("Accertamenti di competenza".to_owned(), at(Decimal::new(512_334_105, 2))),
            ("Impegni di competenza".to_owned(), at(Decimal::new(487_990_012, 2))),
            ("Risultato di amministrazione".to_owned(), at(Decimal::new(103_421_890, 2))),
        ],
        accounts_act: Some(at(act("C.C. 12", "2025-04-29"))),
        gender: vec![staff("Consiglio comunale", 5, 8)],
        surveys: vec![Survey {
            service: "Anagrafe".to_owned(),
            answers: at(214),
            average: at(Decimal::new(42, 1)),
            out_of: at(5.into()),
        }],
        payments: Payments {
            observed_on: Some(at("2025-03-31".parse().unwrap())),
            figures: vec![
                (PaymentItem::Delay, at(Decimal::new(23, 1))),
                (PaymentItem::AverageTime, at(Decimal::new(276, 1))),
                (PaymentItem::Share, at(Decimal::new(974, 1))),
                (PaymentItem::Debt, at(Decimal::new(1_234_050, 2))),
            ],
        },
    }
}
