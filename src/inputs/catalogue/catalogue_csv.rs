//! Bytes of a CSV table → names, with the line of what is wrong.

use std::collections::BTreeMap;

use super::error::Fault;
use crate::domain::{MissionCode, ProgrammeCode};
use crate::tabular::delimited::Rows;
use crate::words::decoding::decode;
use crate::words::fold;
use crate::words::invisible::without_invisible;

const COLUMNS: [&str; 4] = ["codice_missione", "missione", "codice_programma", "programma"];

/// The official names in a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub missions: BTreeMap<MissionCode, String>,
    pub programmes: BTreeMap<ProgrammeCode, String>,
}

/// Reads the table; the error is the line, from one, and what is wrong there.
pub(super) fn table(bytes: &[u8]) -> Result<Names, (u64, Fault)> {
    let text = decode(bytes).text;
    let separator = separator_of(text.split(['\r', '\n']).next().unwrap_or_default());
    let mut rows = Rows::new(&text, separator).map(|row| {
        let row = row.map_err(|quote| (quote.line.into(), Fault::OpenQuote(quote)))?;
        let fields: Vec<String> = row.fields.iter().map(|field| without_invisible(field).trim().to_owned()).collect();
        Ok((u64::from(row.line), fields))
    });
    let header = rows.next().transpose()?.map(|(_, fields)| fields).unwrap_or_default();
    let columns = columns_of(&header).map_err(|missing| (1, Fault::Column(missing)))?;
    let mut names = Names::default();
    let mut last_line = 1;
    for row in rows {
        let (line, fields) = row?;
        last_line = line;
        if fields.iter().all(String::is_empty) {
            continue;
        }
        let fields = columns.map(|column| fields.get(column).map_or("", String::as_str));
        add(&mut names, fields).map_err(|fault| (line, fault))?;
    }
    if names.missions.is_empty() { Err((last_line, Fault::Nothing)) } else { Ok(names) }
}

/// Names hold commas, so that a header with any semicolon is separated by semicolons.
fn separator_of(header: &str) -> char {
    *[';', '\t'].iter().find(|separator| header.contains(**separator)).unwrap_or(&',')
}

fn columns_of(header: &[String]) -> Result<[usize; 4], &'static str> {
    let names: Vec<String> = header.iter().map(|name| fold(name)).collect();
    let mut columns = [0; 4];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        *column = names.iter().position(|found| *found == fold(name)).ok_or(name)?;
    }
    Ok(columns)
}

fn add(names: &mut Names, [mission, title, programme, name]: [&str; 4]) -> Result<(), Fault> {
    let mission: MissionCode = mission.parse().map_err(|_| Fault::Mission(mission.to_owned()))?;
    name_once(&mut names.missions, mission, title, &format!("la missione {mission}"))?;
    if programme.is_empty() && name.is_empty() {
        return Ok(());
    }
    let programme = programme_of(programme)?;
    if programme.mission != mission {
        return Err(Fault::OtherMission(programme, mission));
    }
    name_once(&mut names.programmes, programme, name, &format!("il programma {programme}"))
}

/// `MM.PP`; a single digit after the dot may have lost its zero, as 01.10 does in a spreadsheet.
fn programme_of(text: &str) -> Result<ProgrammeCode, Fault> {
    match text.split_once('.') {
        Some((_, number)) if number.len() == 1 => Err(Fault::Ambiguous(text.to_owned())),
        _ => text.parse().map_err(|_| Fault::Programme(text.to_owned())),
    }
}

fn name_once<C: Ord>(names: &mut BTreeMap<C, String>, code: C, name: &str, said: &str) -> Result<(), Fault> {
    if name.is_empty() {
        return Err(Fault::NoName(said.to_owned()));
    }
    let first = names.entry(code).or_insert_with(|| name.to_owned());
    if first == name {
        return Ok(());
    }
    Err(Fault::TwoNames { code: said.to_owned(), first: first.clone(), second: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_however_a_spreadsheet_saves_it() {
        let plain = "codice_missione;missione;codice_programma;programma\n\
                     04;Istruzione;04.02;Scuola e università\n";
        let catalogue = table(plain.as_bytes()).unwrap();
        assert_eq!(catalogue.programmes[&ProgrammeCode::new(4, 2)], "Scuola e università");
        let latin: Vec<u8> = plain.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
        let twins: [&[u8]; 4] = [
            &latin,
            "\u{feff}CODICE MISSIONE,Missione,Codice programma,Programma\r\n4,Istruzione,4.02,\"Scuola e università\"\r\n"
                .as_bytes(),
            "programma\tcodice_programma\tmissione\tcodice_missione\nScuola e università\t04.02\tIstruzione\t04\n".as_bytes(),
            "codice_missione;missione;codice_programma;programma;note\n\n;;;;\n04;Istruzione;;;x\n 04 ;Istruzione; 04.02 ;Scuola e università\n"
                .as_bytes(),
        ];
        for twin in twins {
            assert_eq!(table(twin).unwrap(), catalogue);
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let cases = [
            ("", 1, "codice_missione"),
            ("codice_missione;missione;programma\n", 1, "codice_programma"),
            ("codice_missione;missione;codice_programma;programma\n", 1, "alcuna missione"),
            ("codice_missione;missione;codice_programma;programma\nuno;Servizi;;\n", 2, "«uno»"),
            ("codice_missione;missione;codice_programma;programma\n01;Servizi;;\n\n01;Servizi;0102;X\n", 4, "MM.PP"),
            ("codice_missione;missione;codice_programma;programma\n01;Servizi;1.1;X\n", 2, "due programmi"),
            ("codice_missione;missione;codice_programma;programma\n01;Servizi;04.01;X\n", 2, "non è della missione 01"),
            ("codice_missione;missione;codice_programma;programma\n01;Servizi;01.01;\n", 2, "manca il nome"),
            ("codice_missione;missione;codice_programma;programma\n01;;;\n", 2, "manca il nome"),
            (
                "codice_missione;missione;codice_programma;programma\n01;\"A;;\n02;B;;\n",
                2,
                "aperte in B2 non si chiudono",
            ),
            (
                "codice_missione;missione;codice_programma;programma\n01;A;;\n02;\"B;;\n03;C\";;\n",
                3,
                "solo alla riga 4",
            ),
            ("codice_missione;missione;codice_programma;programma\n01;A;01.01;X\n01;B;01.02;Y\n", 3, "già il nome «A»"),
            ("codice_missione;missione;codice_programma;programma\n01;A;01.01;X\n01;A;01.01;Y\n", 3, "già il nome «X»"),
        ];
        for (text, line, said) in cases {
            let (at, fault) = table(text.as_bytes()).unwrap_err();
            assert_eq!(at, line, "{text}");
            assert!(fault.to_string().contains(said), "{fault}");
        }
    }
}
