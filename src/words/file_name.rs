//! Names of files that every system accepts.

use super::fold;

/// What Windows keeps for its devices, whatever the extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same, with a number from 1 to 9 after them.
const PORTS: [&str; 2] = ["com", "lpt"];

/// Whether Windows accepts a file of this name, as other systems do.
pub fn is_valid(name: &str) -> bool {
    !name.is_empty() && !name.contains(is_forbidden) && !name.ends_with(['.', ' ']) && !is_device(name)
}

/// The name, or the nearest one that every system accepts: what is forbidden becomes `_`.
pub fn valid(name: &str) -> String {
    let clean: String = name.chars().map(|c| if is_forbidden(c) { '_' } else { c }).collect();
    let clean = clean.trim_end_matches(['.', ' ']);
    if clean.is_empty() || is_device(clean) { format!("_{clean}") } else { clean.to_owned() }
}

/// Longest part of an office's name that goes into a file name, in characters.
const LONGEST_OFFICE: usize = 60;

/// The name of an office as part of a file's: `Ufficio tecnico` → `ufficio_tecnico`.
pub fn of_office(office: &str) -> String {
    let name = fold(office).to_lowercase();
    let letters = name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' });
    let letters: String = letters.take(LONGEST_OFFICE).collect();
    if letters.is_empty() { "senza_ufficio".to_owned() } else { letters }
}

/// Whether a file bears an office's name, as it was handed out or with more behind: `ufficio_tecnico (1).xlsx`.
pub fn is_of_office(file: &str, office: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (stem, office) = (of_office(stem), of_office(office));
    stem.strip_prefix(&office).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn is_forbidden(c: char) -> bool {
    c.is_control() || r#"<>:"/\|?*"#.contains(c)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_port = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        matches!(number.as_bytes(), [b'1'..=b'9']) || matches!(number, "¹" | "²" | "³")
    };
    DEVICES.contains(&stem.as_str()) || PORTS.into_iter().any(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_of_the_office_whose_name_it_begins_with() {
        for file in ["ufficio_tecnico.xlsx", "Ufficio tecnico (1).ods", "ufficio_tecnico_def.xlsx", "UFFICIO TECNICO"] {
            assert!(is_of_office(file, "Ufficio tecnico"), "{file}");
        }
        for file in ["ufficio.xlsx", "tecnico.xlsx", "ufficio_tecnicografico.xlsx"] {
            assert!(!is_of_office(file, "Ufficio tecnico"), "{file}");
        }
    }

    #[test]
    fn what_windows_refuses_becomes_what_it_accepts() {
        for (name, accepted) in [
            ("con.xlsx", "_con.xlsx"),
            ("Nul", "_Nul"),
            ("COM1.tar.gz", "_COM1.tar.gz"),
            ("lpt9.xlsx", "_lpt9.xlsx"),
            ("a<b>:c|d?e*.xlsx", "a_b__c_d_e_.xlsx"),
            ("ufficio. ", "ufficio"),
            ("", "_"),
        ] {
            assert!(!is_valid(name), "{name}");
            assert_eq!(valid(name), accepted);
            assert!(is_valid(accepted), "{accepted}");
        }
        for good in ["conto.xlsx", "com10.xlsx", "Affari generali.xlsx", "com.xlsx", "perché.ods"] {
            assert!(is_valid(good) && valid(good) == good, "{good}");
        }
    }
}
