"""Money in whole fen and floor area in hundredths of a square metre: integers, so that every sum is exact."""


def yuan(fen: int) -> str:
    """Return fen as an amount stands in a record: "1250.00", with its quotes. Areas are written the same way."""
    return f'"{fen // 100}.{fen % 100:02d}"'


def spoken(fen: int) -> str:
    """Return fen as an amount is said in a Chinese sentence: 12.5万元, 830元."""
    whole = fen // 100
    if whole < 10_000:
        return f"{whole}元"
    return f"{whole // 10_000}{f'.{whole % 10_000:04d}'.rstrip('0').rstrip('.')}万元"
