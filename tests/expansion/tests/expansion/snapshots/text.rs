#[derive(Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Free,
    Enterprise,
}

#[derive(Text)]
struct Website(String);
