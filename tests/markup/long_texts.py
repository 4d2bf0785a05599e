"""Whole texts in different styles of writing Markdown, each without a fault."""

from __future__ import annotations

from collections.abc import Mapping

PLAIN = """\
Many people sleep badly when they worry. That is **common**, and it can change. This page says what often helps,
what does not, and *when to ask for more*.

## Before the night

Small things count. Try one of them for two weeks:

- Get up at the same time every day, on weekends too.
- Leave the screen in another room.
- Write down what you must not forget. Then close the book.
    - A short list is enough.
    - Keep it out of the bedroom.

If you lie awake for long, get up. Read something dull, and go back when you are tired.

1. Look at the clock once.
2. Turn it round.
3. Breathe out slowly, ten times.

> "I stopped fighting for sleep. Then it came."
>
> A person who has been there

### What gets in the way

| What | Why | Instead |
|:-----|:---:|--------:|
| Coffee after noon | It stays for *hours* | Tea without caffeine |
| A nap of two hours | It takes from the night | Twenty minutes |
| Alcohol | Sleep is [shallow](alcohol.md#sleep "Alcohol and sleep") | Water |

---

## When to ask for help

Talk to us if it lasts more than four weeks. You can [call](tel:+13055550100), [write](mailto:care@clinic.example)
or [book a visit](/contact/). Bring your [sleep diary](../pages/forms.md).

![A bed beside an open window](bed.png "Fresh air helps")
"""

SCHOLARLY = """\
Sleep and mood
--------------

Poor sleep and low mood feed each other[^1]. Treating sleep alone already eases depression[^2], and the effect
lasts[^1]. For an overview see [the guideline][guide] or [its summary][]; the [Guide] itself is long.

[guide]: https://guide.example/sleep?part=2&page=3 "The whole guideline"
[its summary]: <summary.md>

### What the words mean

CBT-I
:   A talking treatment for sleep, with a plan for each week.

    It is the first choice[^cbt]:

    - without medicine,
    - in four to eight meetings.

Latency
Onset
:   How long it takes to fall asleep.

:   Also: the moment itself.

CBT-I is not the same as CBT. The `CBT` in code stays as it is, and so does ``a ` tick``.

```
sleep = hours / bed   # <b>never</b> below 0.6
[no](link) here
```

### How sure are we?

1.  Trials show it.

    They were small, but there were many.

2.  Practice shows it too.

    > Most people keep what they have learned.
    >
    > > Some need a second round.

3.  So *try it*{: .gently lang=en} before pills.

H2O is no formula here, 5 < 6 > 4, AT&T &amp; &copy; stay. \\*Stars\\* behind a backslash are stars.
Write to <care@clinic.example> or see <https://clinic.example/sleep>.

The last line of this paragraph gives it a class.
{: .note #last-words }

[^1]: A study of 400 people, with [data](data.md).
[^2]: Another one.

    With a second paragraph, and **bold** words.
[^cbt]: As most guidelines say[^1].

*[CBT]: cognitive behavioral therapy
"""

SPANISH = """\
## ¿Qué es la ansiedad?

La ansiedad es una *señal*. Todos la sentimos; a veces es demasiado fuerte y __no se va__.
A veces llega de noche,  \n\
a veces sin razón.

## ¿Qué ayuda?

* Respirar despacio
* Hablar con alguien
* Moverse un poco

    Diez minutos bastan.

+ Otra lista
+ con signos de más

## ¿Qué ayuda?

Dos títulos iguales no chocan. Véase [la primera parte](#qué-es-la-ansiedad) o [el día a día](día.es.md).

### Una tabla sin bordes

Síntoma | Qué hacer
--- | :---:
Palpitaciones | sentarse
`|` en código | \\| fuera de él

Un nombre_con_guiones y un*asterisco suelto. Un precio: $5. Una cita [sic], otra [1]. \\{\\{ nombre \\}\\} y \\{x\\}.

[![Una hoja](hoja.png)](hoja.md){.imagen}

### 睡眠 y Сон

Otros alfabetos también, con **negrita *y cursiva* juntas** y ***las tres***.
"""

LONG_TEXTS: Mapping[str, str] = {"plain": PLAIN, "scholarly": SCHOLARLY, "spanish": SPANISH}
